package dev.interlock.command.aws;

/** Where new ids come from. */
@FunctionalInterface
public interface Ids {

  /**
   * A new id of the given length, characters of {@code [0-9a-z]}; never the same twice in a row.
   */
  String next(int length);

  /** The id of a client certificate, as long as AWS's. */
  default String certificateId() {
    return next(6);
  }
}
