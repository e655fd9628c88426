package dev.interlock.command.stage;

import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.restapi.RestApis;
import dev.interlock.command.stage.StageCommand.TagStage;
import dev.interlock.command.stage.StageCommand.UntagStage;
import dev.interlock.command.tags.TaggedResources;
import dev.interlock.contract.StageRef;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tags of stages. */
@Configuration(proxyBeanMethods = false)
class StageTags {

  @Bean
  TaggedResources taggedStages(RestApis apis, StageTable stages) {
    return new TaggedResources(
        "/restapis/{restapi_id}/stages/{stage_name}",
        names -> {
          apis.requireExisting(names.getFirst());
          return stages
              .find(stage(names))
              .map(stage -> stage.texts("tags"))
              .orElseThrow(() -> AwsFault.notFound(StageDirectory.UNKNOWN));
        },
        (names, tags, at) -> new TagStage(stage(names), tags, at),
        (names, keys, at) -> new UntagStage(stage(names), keys, at));
  }

  private static StageRef stage(List<String> names) {
    return new StageRef(names.getFirst(), names.getLast());
  }
}
