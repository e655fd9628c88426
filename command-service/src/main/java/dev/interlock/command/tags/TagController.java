package dev.interlock.command.tags;

import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.aws.PathTemplate;
import dev.interlock.command.aws.Tags;
import dev.interlock.command.eventstore.Commands;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations on tags. The ARN is one segment of the path: its slashes are encoded. */
@AwsApi
@RequestMapping("/tags/{arn}")
final class TagController {
  private final List<TaggedResources> kinds;
  private final Commands commands;
  private final Clock clock;

  TagController(List<TaggedResources> kinds, Commands commands, Clock clock) {
    this.kinds = kinds;
    this.commands = commands;
    this.clock = clock;
  }

  /** Tags of AWS's model, which has no pages. */
  record TagsView(Map<String, String> tags) {}

  /** GetTags. */
  @GetMapping
  TagsView get(@PathVariable String arn) {
    return new TagsView(existing(arn).tags());
  }

  /** TagResource. */
  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void tag(@PathVariable String arn, JsonBody body) {
    Tagged tagged = existing(arn);
    Map<String, String> tags = Tags.checked(body.requiredTexts("tagResourceInput", "tags"));
    commands.send(tagged.kind().tag().command(tagged.names(), tags, clock.instant()));
  }

  /** UntagResource. */
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void untag(@PathVariable String arn, HttpServletRequest request) {
    Tagged tagged = existing(arn);
    // Not bound by Spring, which would split a key at its commas.
    String[] keys = request.getParameterValues("tagKeys");
    if (keys != null) {
      commands.send(tagged.kind().untag().command(tagged.names(), List.of(keys), clock.instant()));
    }
  }

  private record Tagged(TaggedResources kind, List<String> names, Map<String, String> tags) {}

  private Tagged existing(String arn) {
    String path = ResourceArn.parse(arn).path();
    for (TaggedResources kind : kinds) {
      Optional<Map<String, String>> named = PathTemplate.match(kind.path(), path);
      if (named.isPresent()) {
        List<String> names = List.copyOf(named.get().values());
        return new Tagged(kind, names, kind.tags().apply(names));
      }
    }
    throw AwsFault.notFound(
        "Invalid resource identifier specified: %s. Tags are held by %s"
            .formatted(
                path,
                kinds.stream()
                    .map(TaggedResources::path)
                    .sorted()
                    .collect(Collectors.joining(", "))));
  }
}
