package dev.interlock.command.tags;

import dev.interlock.command.LocalCommand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The resources of one kind, whose tags AWS's operations read and change. Each function is given
 * what stands in the place of each name in braces.
 *
 * @param path that names one of them at the end of an ARN, with a name in braces for each segment
 *     that differs, such as {@code /clientcertificates/{id}}
 * @param tags the tags of one of them; refuses one that does not exist with NotFoundException
 * @param tag sets tags beside the others that it has (AWS: TagResource)
 * @param untag removes the tags of these keys, if it has them (AWS: UntagResource)
 */
public record TaggedResources(
    String path,
    Function<List<String>, Map<String, String>> tags,
    Change<Map<String, String>> tag,
    Change<List<String>> untag) {

  /** A change of the tags of one resource, as a command. */
  @FunctionalInterface
  public interface Change<T> {
    /** The command. */
    LocalCommand command(List<String> names, T what, Instant at);
  }
}
