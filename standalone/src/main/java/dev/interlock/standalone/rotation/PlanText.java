package dev.interlock.standalone.rotation;

import static dev.interlock.standalone.client.Printable.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a rotation would do, in words. */
final class PlanText {
  private PlanText() {}

  static String of(JsonNode plan) {
    List<String> lines = new ArrayList<>();
    boolean switches = !plan.path("waves").isEmpty();
    lines.add(
        "Nothing was stored. A %s of %s would"
            .formatted(switches ? "rotation" : "rehearsal", text(plan, "certificateId")));
    int wave = 0;
    for (JsonNode stages : plan.path("waves")) {
      lines.add("  switch in wave %d: %s".formatted(++wave, joined(stages)));
    }
    lines.add(
        "  %swait %s in a phase%s"
            .formatted(
                switches
                    ? "pause %s between waves, drain %s, "
                        .formatted(text(plan, "pause"), text(plan, "drain"))
                    : "switch no stage, ",
                text(plan, "phaseDeadline"),
                plan.path("deadlines")
                    .propertyStream()
                    .map(own -> ", %s in %s".formatted(own.getValue().asString(), own.getKey()))
                    .collect(Collectors.joining())));
    lines.add(text(plan, "pointOfNoReturn"));
    plan.path("notes").forEach(note -> lines.add(note.asString()));
    plan.path("backends").forEach(backend -> backend(backend, lines));
    plan.path("waitsFor").forEach(proof -> lines.add("It would wait for: " + proof.asString()));
    plan.path("blocks").forEach(reason -> lines.add("It is blocked: " + reason.asString()));
    return String.join("\n", lines);
  }

  private static void backend(JsonNode backend, List<String> lines) {
    lines.add(
        "Backend %s (%s required)"
            .formatted(text(backend, "backendId"), text(backend, "requiredEvidence")));
    for (JsonNode instance : backend.path("instances")) {
      lines.add(
          "  %s has shown %s"
              .formatted(
                  text(instance, "instance"),
                  instance.hasNonNull("shownEvidence")
                      ? text(instance, "shownEvidence")
                      : "nothing"));
    }
    for (JsonNode bundle : backend.path("bundles")) {
      lines.add(
          "  is told in %s: %s"
              .formatted(text(bundle, "phase"), joined(bundle.path("certificates"))));
      for (JsonNode finding : bundle.path("findings")) {
        lines.add("    %s: %s".formatted(text(finding, "severity"), text(finding, "why")));
      }
    }
  }

  private static String joined(JsonNode texts) {
    return texts.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
  }
}
