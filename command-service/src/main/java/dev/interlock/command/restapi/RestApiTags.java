package dev.interlock.command.restapi;

import dev.interlock.command.LocalCommand;
import dev.interlock.command.restapi.RestApiCommand.TagRestApi;
import dev.interlock.command.restapi.RestApiCommand.UntagRestApi;
import dev.interlock.command.tags.TaggedResources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tags of REST APIs. */
@Component
final class RestApiTags implements TaggedResources {
  private final RestApis apis;

  RestApiTags(RestApis apis) {
    this.apis = apis;
  }

  @Override
  public String path() {
    return "/restapis/{restapi_id}";
  }

  @Override
  public Map<String, String> tags(List<String> names) {
    return apis.view(names.getFirst()).texts("tags");
  }

  @Override
  public LocalCommand tag(List<String> names, Map<String, String> tags, Instant at) {
    return new TagRestApi(names.getFirst(), tags, at);
  }

  @Override
  public LocalCommand untag(List<String> names, List<String> tagKeys, Instant at) {
    return new UntagRestApi(names.getFirst(), tagKeys, at);
  }
}
