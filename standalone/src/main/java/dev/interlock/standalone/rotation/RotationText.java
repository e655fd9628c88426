package dev.interlock.standalone.rotation;

import static dev.interlock.standalone.client.Printable.printable;
import static dev.interlock.standalone.client.Printable.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the read side says of rotations, in words. */
final class RotationText {
  private RotationText() {}

  static String list(JsonNode rotations) {
    if (rotations.isEmpty()) {
      return "There is no rotation yet";
    }
    return rotations
        .valueStream()
        .map(
            one ->
                "%-12s %-9s %-13s %s -> %s  %s%s"
                    .formatted(
                        text(one, "rotationId"),
                        text(one, "state"),
                        text(one, "phase"),
                        text(one, "oldCertificateId"),
                        text(one, "newCertificateId"),
                        one.path("stages")
                            .valueStream()
                            .map(stage -> text(stage, "stage"))
                            .collect(Collectors.joining(", ")),
                        text(one, "kind").equals("ROUTINE") ? "" : "  " + text(one, "kind")))
        .collect(Collectors.joining("\n"));
  }

  static String of(JsonNode rotation) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Rotation %s (%s) of %s to %s: %s, %s since %s"
            .formatted(
                text(rotation, "rotationId"),
                text(rotation, "kind").toLowerCase(Locale.ROOT),
                text(rotation, "oldCertificateId"),
                text(rotation, "newCertificateId"),
                text(rotation, "state"),
                text(rotation, "phase"),
                text(rotation, "phaseSince")));
    JsonNode held = rotation.path("held");
    if (!held.isMissingNode()) {
      lines.add("Held since %s: %s".formatted(text(held, "since"), text(held, "reason")));
    }
    lines.add(text(rotation, "pointOfNoReturn"));
    lines.add("");
    lines.add("Stages");
    for (JsonNode stage : rotation.path("stages")) {
      lines.add(
          "  %s presents %s"
              .formatted(text(stage, "stage"), stage.path("presents").asString("no certificate")));
    }
    lines.add("Backends");
    rotation.path("backends").forEach(backend -> backend(backend, lines));
    if (rotation.has("ready")) {
      lines.add(ReadinessText.of(rotation));
    }
    lines.add("Course");
    rotation.path("history").forEach(step -> lines.add("  " + step(step).replace("\n", "\n  ")));
    return String.join("\n", lines);
  }

  private static void backend(JsonNode backend, List<String> lines) {
    JsonNode excluded = backend.path("excluded");
    lines.add(
        "  %s (%s required)%s"
            .formatted(
                text(backend, "backendId"),
                backend.path("requiredEvidence").asString("nothing yet"),
                excluded.isMissingNode()
                    ? ""
                    : ", excluded by %s: %s"
                        .formatted(text(excluded, "by"), text(excluded, "reason"))));
    for (JsonNode instance : backend.path("instances")) {
      lines.add(
          "    %s: old %s, new %s"
              .formatted(
                  text(instance, "instance"),
                  text(instance.path("oldCertificate"), "proof"),
                  text(instance.path("newCertificate"), "proof")));
      if (instance.has("refusal")) {
        lines.add("      could not take its bundle: " + text(instance, "refusal"));
      }
    }
  }

  /** One step of the course, with its reasons below it. */
  static String step(JsonNode step) {
    String backends =
        step.path("backends")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.joining(", "));
    String head =
        "%s %s%s%s"
            .formatted(
                text(step, "at"),
                step.path("phase").asString(text(step, "kind")),
                backends.isEmpty() ? "" : " " + backends,
                step.has("by") ? " by " + text(step, "by") : "");
    return step.path("because")
        .valueStream()
        .map(reason -> "\n  " + printable(reason.asString()))
        .collect(Collectors.joining("", head, ""));
  }
}
