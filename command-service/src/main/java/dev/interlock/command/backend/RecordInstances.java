package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Record which instances the name of a backend leads to.
 *
 * @param found those in the answer
 * @param gone those that have been in no answer for long enough
 * @param problem why there is no answer; then nothing is found or gone
 */
record RecordInstances(
    String backendId, List<Instance> found, Set<String> gone, @Nullable String problem, Instant at)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return backendId;
  }
}
