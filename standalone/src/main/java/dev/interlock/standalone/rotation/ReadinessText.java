package dev.interlock.standalone.rotation;

import static dev.interlock.standalone.client.Printable.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a rehearsal says of the backends, in words. */
final class ReadinessText {
  private ReadinessText() {}

  static String of(JsonNode rehearsal) {
    List<String> lines = new ArrayList<>();
    String lacking =
        rehearsal
            .path("backends")
            .valueStream()
            .filter(backend -> !backend.at("/readiness/ready").asBoolean())
            .map(backend -> text(backend, "backendId"))
            .collect(Collectors.joining(", "));
    lines.add(lacking.isEmpty() ? verdict(rehearsal) : "Not ready for a rotation: " + lacking);
    rehearsal.path("backends").forEach(backend -> backend(backend, lines));
    return String.join("\n", lines);
  }

  private static String verdict(JsonNode rehearsal) {
    return rehearsal.path("ready").asBoolean()
        ? "Every backend is ready for a rotation"
        : "No backend stands in the way, but the rehearsal was not played to its end";
  }

  private static void backend(JsonNode backend, List<String> lines) {
    JsonNode readiness = backend.path("readiness");
    lines.add(
        "  %s: %d of 100%s%s"
            .formatted(
                text(backend, "backendId"),
                readiness.path("score").asInt(),
                took(", trusted after ", readiness.path("trustedAfter")),
                took(", withdrawn after ", readiness.path("withdrawnAfter"))));
    for (JsonNode deduction : readiness.path("deductions")) {
      lines.add(
          "    -%d %s: %s"
              .formatted(
                  deduction.path("points").asInt(),
                  text(deduction, "consequence"),
                  text(deduction, "why")));
    }
  }

  private static String took(String what, JsonNode duration) {
    return duration.isString() ? what + duration.asString() : "";
  }
}
