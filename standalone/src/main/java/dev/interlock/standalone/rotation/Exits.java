package dev.interlock.standalone.rotation;

import dev.interlock.messaging.Json;
import dev.interlock.standalone.client.Call;
import dev.interlock.standalone.client.Refused;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The ways to step in; a repeat changes nothing more. */
final class Exits {
  private Exits() {}

  /** Each posts to a path of its own name. */
  private abstract static class Exit extends Call {
    @Parameters(index = "0", paramLabel = "ROTATION", description = "The id of the rotation.")
    private String rotation = "";

    private final String name;
    private final String done;

    Exit(String name, String done) {
      this.name = name;
      this.done = done;
    }

    Map<String, String> body() {
      return Map.of();
    }

    @Override
    public Integer call() throws Refused, InterruptedException {
      server().post("/v1/rotations/%s/%s".formatted(rotation, name), body());
      say(
          Json.mapper().createObjectNode().put("rotationId", rotation).put("asked", name),
          "Rotation %s: %s".formatted(rotation, done));
      return 0;
    }
  }

  private abstract static class ExitWithReason extends Exit {
    @Option(
        names = "--reason",
        paramLabel = "WHY",
        description = "Why, for those who read the log; exclude, expedite and escalate need one.")
    private @Nullable String reason;

    ExitWithReason(String name, String done) {
      super(name, done);
    }

    @Override
    Map<String, String> body() {
      return reason == null ? Map.of() : Map.of("reason", reason);
    }
  }

  @Command(
      name = "hold",
      description = "Stops a rotation where it stands, until a resume.",
      mixinStandardHelpOptions = true)
  static final class Hold extends ExitWithReason {
    Hold() {
      super("hold", "held; nothing moves until a resume");
    }
  }

  @Command(
      name = "resume",
      description = "Lets a held rotation go on, with a new deadline for its phase.",
      mixinStandardHelpOptions = true)
  static final class Resume extends Exit {
    Resume() {
      super("resume", "goes on");
    }
  }

  @Command(
      name = "abort",
      description = "Takes a rotation back, provided that no stage has switched.",
      mixinStandardHelpOptions = true)
  static final class Abort extends ExitWithReason {
    Abort() {
      super("abort", "is taken back; no stage has switched");
    }
  }

  @Command(
      name = "rollback",
      description = {
        "Takes a rotation back until the point of no return; stages that have switched return"
            + " first."
      },
      mixinStandardHelpOptions = true)
  static final class Rollback extends ExitWithReason {
    Rollback() {
      super("rollback", "is taken back");
    }
  }

  @Command(
      name = "exclude",
      description = {
        "Lets a rotation go on without proof of one backend, whose requests may be refused then."
      },
      mixinStandardHelpOptions = true)
  static final class Exclude extends ExitWithReason {
    @Parameters(index = "1", paramLabel = "BACKEND", description = "The id of the backend.")
    private String backend = "";

    Exclude() {
      super("exclude", "goes on without the backend");
    }

    @Override
    Map<String, String> body() {
      Map<String, String> body = new TreeMap<>(super.body());
      body.put("backend", backend);
      return body;
    }
  }

  @Command(
      name = "retry",
      description = "Asks at once again for all that a rotation lacks.",
      mixinStandardHelpOptions = true)
  static final class Retry extends Exit {
    Retry() {
      super("retry", "asks again");
    }
  }

  @Command(
      name = "escalate",
      description = {
        "Makes a rotation an emergency, for the key of its old certificate is compromised: it waits"
            + " for no time, nor for proof about that certificate."
      },
      mixinStandardHelpOptions = true)
  static final class Escalate extends ExitWithReason {
    Escalate() {
      super("escalate", "is an emergency");
    }
  }

  @Command(
      name = "expedite",
      description =
          "Cuts the waits for time short: of the drain, and between waves. Not for proof.",
      mixinStandardHelpOptions = true)
  static final class Expedite extends ExitWithReason {
    Expedite() {
      super("expedite", "waits for evidence alone");
    }
  }
}
