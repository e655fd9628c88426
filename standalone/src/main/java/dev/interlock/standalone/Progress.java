package dev.interlock.standalone;

/** Told what is being done, one line each. */
@FunctionalInterface
public interface Progress {
  /** Something happens now. */
  void say(String line);
}
