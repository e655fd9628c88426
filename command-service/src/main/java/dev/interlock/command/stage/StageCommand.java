package dev.interlock.command.stage;

import dev.interlock.command.LocalCommand;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What may be asked of a stage. */
public sealed interface StageCommand extends LocalCommand {

  /** The stage. */
  StageRef stage();

  @Override
  default String aggregateId() {
    return stage().id();
  }

  /**
   * Create a stage that presents no certificate (AWS: CreateStage).
   *
   * @param members of AWS's Stage, {@code deploymentId} among them
   */
  record CreateStage(StageRef stage, Document members, Map<String, String> tags, Instant at)
      implements StageCommand {}

  /**
   * Serve a deployment just made, or let its canary serve it; create the stage when it is missing
   * (AWS: CreateDeployment with a stage).
   *
   * @param members of AWS's Stage that are given; what is not given stays
   */
  record ServeDeployment(StageRef stage, String deploymentId, Document members, Instant at)
      implements StageCommand {}

  /** Make all the changes, in their order, or none (AWS: UpdateStage). */
  record UpdateStage(StageRef stage, List<PatchOperation> operations, Instant at)
      implements StageCommand {}

  /** Set tags of a stage, beside the others that it has (AWS: TagResource). */
  record TagStage(StageRef stage, Map<String, String> tags, Instant at) implements StageCommand {}

  /** Remove tags of a stage (AWS: UntagResource). */
  record UntagStage(StageRef stage, List<String> tagKeys, Instant at) implements StageCommand {}

  /** Record what a gateway presents at a stage, if it says anything new. */
  record RecordPresentation(StageRef stage, String gatewayId, Presentation presentation, Instant at)
      implements StageCommand {}

  /** Delete a stage, whatever it presents (AWS: DeleteStage). */
  record DeleteStage(StageRef stage, Instant at) implements StageCommand {}
}
