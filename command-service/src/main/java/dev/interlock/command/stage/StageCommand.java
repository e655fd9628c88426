package dev.interlock.command.stage;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be asked of a stage. */
public sealed interface StageCommand extends LocalCommand {

  /** The stage. */
  StageRef stage();

  @Override
  default String aggregateId() {
    return stage().id();
  }

  /** Create a stage that presents no certificate (AWS: CreateStage). */
  record CreateStage(
      StageRef stage,
      String deploymentId,
      @Nullable String description,
      Map<String, String> variables,
      Map<String, String> tags,
      Instant at)
      implements StageCommand {}

  /** Make all the changes, in their order, or none (AWS: UpdateStage). */
  record UpdateStage(StageRef stage, List<StageChange> changes, Instant at)
      implements StageCommand {}

  /** Set tags of a stage, beside the others that it has (AWS: TagResource). */
  record TagStage(StageRef stage, Map<String, String> tags, Instant at) implements StageCommand {}

  /** Remove tags of a stage (AWS: UntagResource). */
  record UntagStage(StageRef stage, List<String> tagKeys, Instant at) implements StageCommand {}

  /** Delete a stage, whatever it presents (AWS: DeleteStage). */
  record DeleteStage(StageRef stage, Instant at) implements StageCommand {}
}
