package dev.interlock.command.restapi;

import dev.interlock.command.restapi.RestApiCommand.TagRestApi;
import dev.interlock.command.restapi.RestApiCommand.UntagRestApi;
import dev.interlock.command.tags.TaggedResources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tags of REST APIs. */
@Configuration(proxyBeanMethods = false)
class RestApiTags {

  @Bean
  TaggedResources taggedRestApis(RestApis apis) {
    return new TaggedResources(
        "/restapis/{restapi_id}",
        names -> apis.view(names.getFirst()).texts("tags"),
        (names, tags, at) -> new TagRestApi(names.getFirst(), tags, at),
        (names, keys, at) -> new UntagRestApi(names.getFirst(), keys, at));
  }
}
