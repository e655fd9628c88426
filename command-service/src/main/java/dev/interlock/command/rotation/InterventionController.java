package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.Reason;
import dev.interlock.command.http.StrictBody;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Lets people step into the course of a rotation; a repeat changes nothing more. */
@NativeApi
@RequestMapping("/v1/rotations")
class InterventionController {
  private final Commands commands;
  private final Rotations rotations;
  private final Clock clock;

  InterventionController(Commands commands, Rotations rotations, Clock clock) {
    this.commands = commands;
    this.rotations = rotations;
    this.clock = clock;
  }

  @PostMapping("/{rotationId}/{exit}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void stepIn(
      @PathVariable String rotationId,
      @PathVariable String exit,
      @RequestBody(required = false) @Nullable String body,
      Principal caller) {
    Intervention asked = asked(rotationId, Exit.named(exit), body, caller.getName());
    if (rotations.find(rotationId).isEmpty()) {
      throw Refusal.notFound(
          "There is no rotation %s; list them with GET /v1/rotations".formatted(rotationId));
    }
    commands.send(asked);
  }

  private Intervention asked(String id, Exit exit, @Nullable String body, String by) {
    Instant at = clock.instant();
    return switch (exit) {
      case HOLD -> new Intervention.Hold(id, reason(body).checked(), by, at);
      case RESUME -> {
        StrictBody.read(body, Nothing.class);
        yield new Intervention.Resume(id, by, at);
      }
      case ABORT -> new Intervention.Abort(id, reason(body).checked(), by, at);
      case ROLLBACK -> new Intervention.RollBack(id, reason(body).checked(), by, at);
      case EXCLUDE -> {
        Exclusion exclusion = StrictBody.read(body, Exclusion.class);
        String backend = StrictBody.required("backend", exclusion.backend());
        yield new Intervention.Exclude(id, backend, exclusion.because().given(), by, at);
      }
      case RETRY -> {
        StrictBody.read(body, Nothing.class);
        yield new Intervention.Retry(id, by, at);
      }
      case EXPEDITE -> new Intervention.Expedite(id, reason(body).given(), by, at);
      case ESCALATE -> new Intervention.Escalate(id, reason(body).given(), by, at);
    };
  }

  private static Reason reason(@Nullable String body) {
    return StrictBody.read(body, Reason.class);
  }

  private record Exclusion(@Nullable String backend, @Nullable String reason) {
    Reason because() {
      return new Reason(reason);
    }
  }

  private record Nothing() {}
}
