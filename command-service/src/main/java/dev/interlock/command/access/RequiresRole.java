package dev.interlock.command.access;

import dev.interlock.contract.AccessRole;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The role that a controller asks for, in place of VIEWER for reads and OPERATOR for the rest. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresRole {
  /** The least role that suffices. */
  AccessRole value();
}
