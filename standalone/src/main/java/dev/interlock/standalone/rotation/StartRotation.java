package dev.interlock.standalone.rotation;

import dev.interlock.standalone.client.Call;
import dev.interlock.standalone.client.Refused;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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

  @Option(
      names = "--successor",
      paramLabel = "ID",
      description = "The certificate to replace it by; one is generated if none is named.")
  private @Nullable String successor;

  @ArgGroup private Kind kind = new Kind();

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

  @Option(
      names = "--deadline",
      paramLabel = "PHASE=DURATION",
      description = "The same of one phase, as in UNTRUSTING=P7D. May be repeated.")
  private Map<String, String> deadlines = Map.of();

  @Option(
      names = "--canary",
      paramLabel = "STAGE",
      description = {
        "A stage (API/NAME) that switches first, and is confirmed before the others;"
            + " the first one if none is named. May be repeated."
      })
  private List<String> canary = List.of();

  @Option(
      names = "--wave-size",
      paramLabel = "N",
      description = "How many of the other stages switch before the next confirmation (all).")
  private @Nullable Integer waveSize;

  @Option(
      names = "--pause",
      paramLabel = "DURATION",
      description = "The least time between two waves (none).")
  private @Nullable String pause;

  @Option(
      names = "--watch",
      description = "Follow its course to the end, as show --watch does, with its exit status.")
  private boolean watch;

  @Option(
      names = "--dry-run",
      description = "Say what would happen, and store nothing; 1 when something blocks it.")
  private boolean dryRun;

  @Override
  public Integer call() throws Refused, InterruptedException {
    if (dryRun) {
      JsonNode plan = server().post("/v1/rotations", body());
      say(plan, PlanText.of(plan));
      return plan.path("blocks").isEmpty() ? 0 : 1;
    }
    JsonNode started = server().post("/v1/rotations", body());
    say(
        started,
        (kind.rehearsal
                ? "Rehearsal %s replaces nothing: %s stays, %s is thrown away"
                : "Rotation %s replaces %s by %s")
            .formatted(
                started.path("rotationId").asString(),
                certificate,
                started.path("newCertificateId").asString()));
    return watch ? new Following(this, started.path("rotationId").asString()).toTheEnd() : 0;
  }

  private Map<String, Object> body() {
    Map<String, Object> body = new TreeMap<>(Map.of("certificateId", certificate));
    putIfGiven(body, "kind", kind.name());
    putIfGiven(body, "successorId", successor);
    putIfGiven(body, "reason", reason);
    putIfGiven(body, "drain", drain);
    putIfGiven(body, "phaseDeadline", phaseDeadline);
    putIfGiven(body, "deadlines", deadlines.isEmpty() ? null : deadlines);
    putIfGiven(body, "canary", canary.isEmpty() ? null : canary);
    putIfGiven(body, "waveSize", waveSize);
    putIfGiven(body, "pause", pause);
    putIfGiven(body, "dryRun", dryRun ? true : null);
    return body;
  }

  private static void putIfGiven(Map<String, Object> body, String member, @Nullable Object value) {
    if (value != null) {
      body.put(member, value);
    }
  }

  /** What it is made for, if it is no routine rotation. */
  private static final class Kind {
    @Option(
        names = "--emergency",
        description = {
          "The key is compromised: switch as soon as every backend accepts the successor, and"
              + " untrust at once. Needs --reason."
        })
    private boolean emergency;

    @Option(
        names = "--rehearsal",
        description = {
          "Rehearse it with a throw-away certificate instead: no stage switches, and each backend is"
              + " scored by what it does."
        })
    private boolean rehearsal;

    private @Nullable String name() {
      return emergency ? "EMERGENCY" : rehearsal ? "REHEARSAL" : null;
    }
  }
}
