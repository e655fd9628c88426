package dev.interlock.command.rotation;

import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.StrictBody;
import dev.interlock.contract.RotationEvent.RotationRequested;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Starts rotations; the query service shows them. */
@NativeApi
@RequestMapping("/v1/rotations")
class RotationController {
  private final RotationStarts starts;
  private final RotationPreviews previews;
  private final TransactionTemplate transactions;
  private final Clock clock;

  RotationController(
      RotationStarts starts,
      RotationPreviews previews,
      TransactionTemplate transactions,
      Clock clock) {
    this.starts = starts;
    this.previews = previews;
    this.transactions = transactions;
    this.clock = clock;
  }

  @PostMapping
  ResponseEntity<Object> start(
      @RequestBody(required = false) @Nullable String body, Principal caller) {
    RotationRequest request = StrictBody.read(body, RotationRequest.class);
    if (request.isDryRun()) {
      return ResponseEntity.ok(preview(request, caller.getName()));
    }
    RotationRequested requested = starts.start(request, caller.getName());
    return ResponseEntity.accepted()
        .location(URI.create("/v1/rotations/" + requested.rotationId()))
        .body(requested);
  }

  private RotationPreview preview(RotationRequest request, String by) {
    return transactions.execute(
        status -> {
          status.setRollbackOnly();
          return previews.of(request, by, clock.instant());
        });
  }
}
