package dev.interlock.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which a message travels. They never change once released; the Java
 * name may.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WireName {
  /** Kebab case, past tense for events and imperative for commands. */
  String value();

  /** Raised when a change is not additive. */
  int revision() default 1;
}
