package dev.interlock.gateway.reporting;

import dev.interlock.contract.Presentation;
import dev.interlock.contract.Presentation.OldConnections;
import dev.interlock.gateway.connections.Presented;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What connections say, in the words of a report. */
final class Presentations {
  private Presentations() {}

  private record Certificate(@Nullable String id, @Nullable String fingerprint) {}

  /** Old connections of what is presented now are as good as new ones, and not in it. */
  static Presentation of(Presented presented) {
    Map<Certificate, Integer> old = new LinkedHashMap<>();
    presented.old().stream()
        .filter(left -> !Objects.equals(left.certificateId(), presented.certificateId()))
        .forEach(
            left ->
                old.merge(
                    new Certificate(left.certificateId(), left.fingerprint()),
                    left.connections(),
                    Integer::sum));
    return new Presentation(
        presented.since(),
        presented.certificateId(),
        presented.fingerprint(),
        old.entrySet().stream()
            .map(
                left ->
                    new OldConnections(
                        left.getKey().id(), left.getKey().fingerprint(), left.getValue()))
            .toList());
  }
}
