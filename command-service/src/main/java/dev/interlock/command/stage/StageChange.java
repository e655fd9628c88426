package dev.interlock.command.stage;

import org.jspecify.annotations.Nullable;

/** What an update may ask of a stage. */
public sealed interface StageChange {

  /** Describe it otherwise, or not at all. */
  record Describe(@Nullable String description) implements StageChange {}

  /** Serve another deployment. */
  record Serve(String deploymentId) implements StageChange {}

  /** Set a stage variable. */
  record SetVariable(String name, String value) implements StageChange {}

  /** Remove a stage variable, if it is set. */
  record RemoveVariable(String name) implements StageChange {}

  /** Present a certificate. */
  record AssignCertificate(String certificateId) implements StageChange {}

  /** Present no certificate. */
  record RemoveCertificate() implements StageChange {}
}
