package dev.interlock.standalone;

/** Where long work says how far it is. */
@FunctionalInterface
public interface Progress {

  /** Says one line. */
  void say(String line);
}
