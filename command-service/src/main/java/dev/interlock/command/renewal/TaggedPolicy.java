package dev.interlock.command.renewal;

import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RenewalSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy, and which certificates it is about.
 *
 * @param tags that a certificate holds, all of them
 * @param maxInFlight how many of their rotations may be open when it starts another one; null for
 *     no such limit
 */
record TaggedPolicy(
    String name, Map<String, String> tags, RenewalPolicy policy, @Nullable Integer maxInFlight) {

  static TaggedPolicy of(Policies.Row row) {
    RenewalSettings settings = row.settings();
    return new TaggedPolicy(
        row.name(), settings.tags(), RenewalPolicy.of(settings), settings.maxInFlight());
  }

  boolean isAbout(Map<String, String> tagsOfCertificate) {
    return tagsOfCertificate.entrySet().containsAll(tags.entrySet());
  }

  /** Who asks for a rotation that starts by it, as the log names them. */
  static String actor(String name) {
    return RenewalEvent.policyId(name);
  }
}
