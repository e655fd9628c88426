package dev.interlock.contract;

/** A stage of a REST API; its aggregate id is {@code restApiId/stageName}. */
public record StageRef(String restApiId, String stageName) implements Comparable<StageRef> {

  /** The aggregate id of the stage. */
  public String id() {
    return restApiId + "/" + stageName;
  }

  @Override
  public int compareTo(StageRef other) {
    return id().compareTo(other.id());
  }

  @Override
  public String toString() {
    return id();
  }
}
