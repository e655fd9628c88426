package dev.interlock.standalone.rotation;

import static dev.interlock.standalone.client.Printable.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The rotations to come, in words. */
final class ForecastText {
  private static final String ROW = "%-17s %-12s %-20s %-17s %9s  %s";
  private static final int MINUTES = "2026-01-01T00:00".length();

  private ForecastText() {}

  static String of(JsonNode forecast) {
    List<String> lines = new ArrayList<>();
    if (forecast.path("items").isEmpty()) {
      lines.add("No rotation is to be expected until " + minutes(forecast, "until"));
    } else {
      lines.add(
          ROW.formatted("START (UTC)", "CERTIFICATE", "BY", "LAST SAFE START", "SLACK", "STAGES"));
    }
    for (JsonNode item : forecast.path("items")) {
      lines.add(row(item));
      if (item.hasNonNull("why")) {
        lines.add(
            "  %s: %s"
                .formatted(item.path("late").asBoolean() ? "LATE" : "note", text(item, "why")));
      }
    }
    forecast
        .path("cutShort")
        .forEach(id -> lines.add("More rotations of %s follow".formatted(id.asString())));
    return String.join("\n", lines);
  }

  /** Whether it can be expected to end before the certificate expires. */
  static boolean isInTime(JsonNode item) {
    return !item.path("late").asBoolean() && !isLeftToPeople(item);
  }

  private static boolean isLeftToPeople(JsonNode item) {
    return text(item, "renewedBy").equals("NOBODY");
  }

  private static String row(JsonNode item) {
    return ROW.formatted(
            start(item),
            certificate(item),
            by(item),
            minutes(item, "lastSafeStart"),
            "%.1f d".formatted(item.path("slackDays").asDouble()),
            item.path("stages")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(", ")))
        .stripTrailing();
  }

  /** The successors have no ids yet. */
  private static String certificate(JsonNode item) {
    int successor = item.path("successor").asInt();
    return text(item, "certificateId") + (successor == 0 ? "" : "+" + successor);
  }

  private static String start(JsonNode item) {
    if (item.hasNonNull("start")) {
      return minutes(item, "start");
    }
    return text(item, "renewedBy").equals("ROTATION") ? "open" : "never";
  }

  private static String by(JsonNode item) {
    return switch (text(item, "renewedBy")) {
      case "POLICY" -> text(item, "policy");
      case "ROTATION" -> "rotation " + text(item, "rotationId");
      default -> "nobody";
    };
  }

  private static String minutes(JsonNode node, String member) {
    String moment = text(node, member);
    return moment.substring(0, Math.min(MINUTES, moment.length())).replace('T', ' ');
  }
}
