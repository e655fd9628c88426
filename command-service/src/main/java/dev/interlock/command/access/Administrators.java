package dev.interlock.command.access;

import dev.interlock.command.Refusal;

/** The enabled keys with the role ADMIN, of which there must always be one. */
interface Administrators {

  /**
   * Says nothing when another one is left, which then stays until the transaction ends.
   *
   * @throws Refusal CONFLICT when there is no other
   */
  void requireAnotherThan(String accessKeyId);
}
