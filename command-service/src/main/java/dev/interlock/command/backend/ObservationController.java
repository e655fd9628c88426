package dev.interlock.command.backend;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.StrictBody;
import dev.interlock.contract.Observation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Takes what backends saw on real traffic by REST. */
@NativeApi
class ObservationController {
  private final Observations observations;

  ObservationController(Observations observations) {
    this.observations = observations;
  }

  @PostMapping("/v1/backends/{backendId}/observations")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void observe(
      @PathVariable String backendId, @RequestBody(required = false) @Nullable String body) {
    observations.record(StrictBody.read(body, ObservationBody.class).of(backendId));
  }

  /** The body of an observation; the backend is the one of the path. */
  private record ObservationBody(
      @Nullable String instance,
      @Nullable String fingerprint,
      @Nullable Instant lastSeen,
      @Nullable Long count) {

    Observation of(String backendId) {
      return new Observation(
          backendId,
          required("instance", instance),
          required("fingerprint", fingerprint),
          lastSeen,
          count);
    }
  }
}
