package dev.interlock.standalone.demo;

import dev.interlock.contract.RotationPhase;
import dev.interlock.standalone.demo.RotationReport.BackendProof;
import dev.interlock.standalone.demo.RotationReport.InstanceProof;
import dev.interlock.standalone.demo.RotationReport.Proof;
import dev.interlock.standalone.demo.Tally.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How the demo ended: the rotation, and what became of every request. */
record Result(RotationReport rotation, Map<String, Counts> requests) {
  private static final String ROW = "%-14s%8s%10s%9s%22s%22s";

  long sent() {
    return requests.values().stream().mapToLong(Counts::sent).sum();
  }

  /** Whether every backend has answered a request that it saw with this certificate. */
  boolean everyBackendSaw(String certificateId) {
    return !requests.isEmpty()
        && requests.values().stream().allMatch(counts -> counts.seen().containsKey(certificateId));
  }

  long refusals() {
    return requests.values().stream().mapToLong(Counts::refusals).sum();
  }

  long lost() {
    return requests.values().stream()
        .mapToLong(counts -> counts.sent() - counts.answered() - counts.refusals())
        .sum();
  }

  /** The result in lines of at most 100 columns. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(table());
    lines.add("");
    rotation.backends().forEach(backend -> lines.addAll(proofs(backend)));
    String durations =
        rotation.durations().entrySet().stream()
            .map(Result::duration)
            .collect(Collectors.joining(", "));
    if (!durations.isEmpty()) {
      lines.add("");
      lines.addAll(Lines.wrap("Phases: " + durations, Narrator.COLUMNS));
    }
    return lines;
  }

  private List<String> table() {
    String oldId = rotation.oldCertificateId();
    String newId = rotation.newCertificateId();
    List<String> lines = new ArrayList<>();
    lines.add(
        row("Requests", "sent", "answered", "refused", "with old " + oldId, "with new " + newId));
    requests.forEach(
        (backend, counts) -> {
          lines.add(
              row(
                  backend,
                  counts.sent(),
                  counts.answered(),
                  counts.refusals(),
                  counts.seen().getOrDefault(oldId, 0L),
                  counts.seen().getOrDefault(newId, 0L)));
          counts
              .seen()
              .forEach(
                  (id, count) -> {
                    if (!id.equals(oldId) && !id.equals(newId)) {
                      lines.add("  %d seen with %s".formatted(count, id));
                    }
                  });
          counts
              .refused()
              .forEach(
                  (reason, count) ->
                      lines.addAll(
                          Lines.wrap(
                              "  %d refused: %s".formatted(count, reason), Narrator.COLUMNS)));
        });
    return lines;
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells);
  }

  private static List<String> proofs(BackendProof backend) {
    List<String> lines = new ArrayList<>();
    for (InstanceProof instance : backend.instances()) {
      lines.addAll(
          Lines.wrap(
              "%-13s %s".formatted(backend.backendId(), proof("old", instance.oldCertificate())),
              Narrator.COLUMNS));
      lines.addAll(
          Lines.wrap(
              "%-13s %s".formatted("", proof("new", instance.newCertificate())), Narrator.COLUMNS));
    }
    return lines;
  }

  private static String proof(String name, Proof proof) {
    String detail = proof.detail() == null ? "" : ": " + proof.detail();
    return switch (proof.proof()) {
      case "ACCEPTS" -> "accepts the " + name + " certificate" + detail;
      case "REFUSES" -> "refuses the " + name + " certificate" + detail;
      default -> "has not proved that it accepts the " + name + " certificate" + detail;
    };
  }

  private static String duration(Map.Entry<RotationPhase, Duration> entry) {
    return String.format(
        Locale.ROOT, "%s %.1f s", entry.getKey(), entry.getValue().toMillis() / 1000.0);
  }
}
