package dev.interlock.contract;

import java.time.Instant;

/** The life of an access key. No event carries its secret, which is in the vault. */
public sealed interface AccessKeyEvent extends Event {

  /** The id that requests name: 20 characters, {@code AKIA} first. Not a secret. */
  String accessKeyId();

  @Override
  default String aggregateId() {
    return accessKeyId();
  }

  /** A key was made for a user, and its secret put into the vault. */
  @WireName("access-key-created")
  record AccessKeyCreated(String accessKeyId, String userName, AccessRole role, Instant at)
      implements AccessKeyEvent {}

  /** From now on requests of the key are refused. */
  @WireName("access-key-disabled")
  record AccessKeyDisabled(String accessKeyId, Instant at) implements AccessKeyEvent {}

  /** From now on requests of the key are taken again. */
  @WireName("access-key-enabled")
  record AccessKeyEnabled(String accessKeyId, Instant at) implements AccessKeyEvent {}

  /** The key was deleted and its secret destroyed. */
  @WireName("access-key-deleted")
  record AccessKeyDeleted(String accessKeyId, Instant at) implements AccessKeyEvent {}
}
