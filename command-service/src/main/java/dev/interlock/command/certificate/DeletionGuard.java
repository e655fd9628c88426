package dev.interlock.command.certificate;

import dev.interlock.command.Refusal;

/** What else than a stage may still need a certificate. */
public interface DeletionGuard {

  /**
   * Asked before a certificate is deleted and its key destroyed, in the transaction that does it;
   * the certificate cannot be taken into use before that transaction ends.
   *
   * @throws Refusal CONFLICT when something needs it, naming what
   */
  void mayDelete(String certificateId);
}
