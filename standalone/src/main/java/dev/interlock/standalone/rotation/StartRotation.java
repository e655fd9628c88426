package dev.interlock.standalone.rotation;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Starts a rotation. */
@Command(
    name = "start",
    description = "Replaces a client certificate by a successor wherever it is presented.",
    mixinStandardHelpOptions = true)
final class StartRotation extends Call {
  @Parameters(paramLabel = "CERTIFICATE", description = "The id of the certificate to replace.")
  private String certificate = "";

  @Option(names = "--reason", paramLabel = "WHY", description = "Why, for those who read the log.")
  private @Nullable String reason;

  @Option(
      names = "--drain",
      paramLabel = "DURATION",
      description = "How long sessions of before may live on, as in PT5M.")
  private @Nullable String drain;

  @Option(
      names = "--phase-deadline",
      paramLabel = "DURATION",
      description = "How long a phase may wait for evidence before the rotation is held (P1D).")
  private @Nullable String phaseDeadline;

  @Override
  public Integer call() throws Refused, InterruptedException {
    JsonNode started = server().post("/v1/rotations", body());
    say(
        started,
        "Rotation %s replaces %s by %s"
            .formatted(
                started.path("rotationId").asString(),
                certificate,
                started.path("newCertificateId").asString()));
    return 0;
  }

  private Map<String, Object> body() {
    Map<String, Object> body = new TreeMap<>(Map.of("certificateId", certificate));
    putIfGiven(body, "reason", reason);
    putIfGiven(body, "drain", drain);
    putIfGiven(body, "phaseDeadline", phaseDeadline);
    return body;
  }

  private static void putIfGiven(Map<String, Object> body, String member, @Nullable Object value) {
    if (value != null) {
      body.put(member, value);
    }
  }
}
