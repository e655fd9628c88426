package dev.interlock.command.tags;

import dev.interlock.command.LocalCommand;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The resources of one kind, whose tags AWS's operations read and change. */
public interface TaggedResources {

  /**
   * The path that names one of them at the end of an ARN, with a name in braces for each segment
   * that differs, such as {@code /clientcertificates/{id}}.
   */
  String path();

  /**
   * The tags of one of them.
   *
   * @param names what stands in the place of each name in braces
   * @throws dev.interlock.command.aws.AwsFault NotFoundException when it does not exist
   */
  Map<String, String> tags(List<String> names);

  /** Sets these tags beside the others that it has (AWS: TagResource). */
  LocalCommand tag(List<String> names, Map<String, String> tags, Instant at);

  /** Removes the tags of these keys, if it has them (AWS: UntagResource). */
  LocalCommand untag(List<String> names, List<String> tagKeys, Instant at);
}
