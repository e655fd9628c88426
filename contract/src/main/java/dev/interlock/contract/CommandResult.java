package dev.interlock.contract;

import org.jspecify.annotations.Nullable;

/**
 * What became of a command of the saga; sent on {@link Topics#COMMAND_RESULTS}.
 *
 * @param refusal why it was rejected, for people; null when it was accepted
 */
@WireName("command-result")
public record CommandResult(
    String commandId, String rotationId, String command, @Nullable String refusal) {

  /** Whether the command took effect. */
  public boolean accepted() {
    return refusal == null;
  }
}
