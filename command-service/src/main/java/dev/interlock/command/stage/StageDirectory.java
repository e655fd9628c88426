package dev.interlock.command.stage;

import dev.interlock.command.aws.Document;
import dev.interlock.contract.StageRef;
import java.util.Optional;

/** The stages that exist. */
@FunctionalInterface
public interface StageDirectory {
  /** AWS's text for an unknown stage. */
  String UNKNOWN = "Invalid Stage identifier specified";

  /** Stage of AWS's model, or empty when there is no such stage. */
  Optional<Document> find(StageRef stage);
}
