package dev.interlock.command.stage;

import dev.interlock.command.LocalCommand;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.restapi.RestApis;
import dev.interlock.command.stage.StageCommand.TagStage;
import dev.interlock.command.stage.StageCommand.UntagStage;
import dev.interlock.command.tags.TaggedResources;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tags of stages. */
@Component
final class StageTags implements TaggedResources {
  private final RestApis apis;
  private final StageTable stages;

  StageTags(RestApis apis, StageTable stages) {
    this.apis = apis;
    this.stages = stages;
  }

  @Override
  public String path() {
    return "/restapis/{restapi_id}/stages/{stage_name}";
  }

  @Override
  public Map<String, String> tags(List<String> names) {
    apis.requireExisting(names.getFirst());
    return stages
        .find(stage(names))
        .map(stage -> stage.texts("tags"))
        .orElseThrow(() -> AwsFault.notFound(StageDirectory.UNKNOWN));
  }

  @Override
  public LocalCommand tag(List<String> names, Map<String, String> tags, Instant at) {
    return new TagStage(stage(names), tags, at);
  }

  @Override
  public LocalCommand untag(List<String> names, List<String> tagKeys, Instant at) {
    return new UntagStage(stage(names), tagKeys, at);
  }

  private static StageRef stage(List<String> names) {
    return new StageRef(names.getFirst(), names.getLast());
  }
}
