package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.StrictBody;
import dev.interlock.contract.RotationEvent.RotationRequested;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Starts, resumes and aborts rotations; the query service shows them. */
@NativeApi
@RequestMapping("/v1/rotations")
class RotationController {
  private final Commands commands;
  private final RotationPlanner planner;
  private final Rotations rotations;
  private final TransactionTemplate transactions;
  private final Clock clock;

  RotationController(
      Commands commands,
      RotationPlanner planner,
      Rotations rotations,
      TransactionTemplate transactions,
      Clock clock) {
    this.commands = commands;
    this.planner = planner;
    this.rotations = rotations;
    this.transactions = transactions;
    this.clock = clock;
  }

  @PostMapping
  ResponseEntity<RotationRequested> start(@RequestBody(required = false) @Nullable String body) {
    RotationRequest request = StrictBody.read(body, RotationRequest.class);
    RotationRequested requested = requested(request);
    return ResponseEntity.accepted()
        .location(URI.create("/v1/rotations/" + requested.rotationId()))
        .body(requested);
  }

  private RotationRequested requested(RotationRequest request) {
    try {
      return transactions.execute(
          status -> {
            RotationRequested planned = planner.plan(request, clock.instant());
            commands.send(new RequestRotation(planned));
            return planned;
          });
    } catch (DuplicateKeyException e) {
      throw Refusal.conflict(
          "Another rotation of a stage that presents %s was started at the same time"
              .formatted(request.certificateId()));
    }
  }

  @PostMapping("/{rotationId}/abort")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void abort(
      @PathVariable String rotationId, @RequestBody(required = false) @Nullable String body) {
    require(rotationId);
    AbortBody request = StrictBody.read(body, AbortBody.class);
    commands.send(new AbortRotation(rotationId, request.reason(), clock.instant()));
  }

  @PostMapping("/{rotationId}/resume")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void resume(@PathVariable String rotationId) {
    require(rotationId);
    commands.send(new ResumeRotation(rotationId, clock.instant()));
  }

  private void require(String rotationId) {
    if (rotations.find(rotationId).isEmpty()) {
      throw Refusal.notFound(
          "There is no rotation %s; list them with GET /v1/rotations".formatted(rotationId));
    }
  }

  /** The body of an abort, which may be empty. */
  private record AbortBody(@Nullable String reason) {}
}
