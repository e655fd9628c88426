package dev.interlock.command.backend;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.StrictBody;
import dev.interlock.contract.Acknowledgement;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustAnchor;
import dev.interlock.contract.TrustBundle;
import dev.interlock.contract.TrustRefusal;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Registers backends, binds them to stages, and takes what their instances report. */
@NativeApi
@RequestMapping("/v1/backends")
class BackendController {
  private final Commands commands;
  private final Backends backends;
  private final InstanceReports reports;
  private final Clock clock;

  BackendController(Commands commands, Backends backends, InstanceReports reports, Clock clock) {
    this.commands = commands;
    this.backends = backends;
    this.reports = reports;
    this.clock = clock;
  }

  @PostMapping
  ResponseEntity<BackendRegistered> register(@RequestBody(required = false) @Nullable String body) {
    RegisterBackend register = StrictBody.read(body, Registration.class).checked(clock.instant());
    commands.send(register);
    BackendRegistered registration = register.registration();
    return ResponseEntity.created(URI.create("/v1/backends/" + registration.backendId()))
        .body(registration);
  }

  @PutMapping("/{backendId}/stages/{restApiId}/{stageName}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void bind(
      @PathVariable String backendId,
      @PathVariable String restApiId,
      @PathVariable String stageName) {
    backends.require(backendId);
    commands.send(new BindBackend(backendId, new StageRef(restApiId, stageName), clock.instant()));
  }

  @DeleteMapping("/{backendId}/stages/{restApiId}/{stageName}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unbind(
      @PathVariable String backendId,
      @PathVariable String restApiId,
      @PathVariable String stageName) {
    backends.require(backendId);
    commands.send(
        new UnbindBackend(backendId, new StageRef(restApiId, stageName), clock.instant()));
  }

  @PostMapping("/{backendId}/acknowledgements")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(
      @PathVariable String backendId, @RequestBody(required = false) @Nullable String body) {
    TrustBundle bundle = backends.bundle(backendId);
    AcknowledgementBody said = StrictBody.read(body, AcknowledgementBody.class);
    said.checkFingerprints(bundle);
    reports.record(said.of(backendId));
  }

  @PostMapping("/{backendId}/refusals")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void refuse(
      @PathVariable String backendId, @RequestBody(required = false) @Nullable String body) {
    reports.record(StrictBody.read(body, RefusalBody.class).of(backendId));
  }

  @DeleteMapping("/{backendId}/instances/{instance}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String backendId, @PathVariable String instance) {
    backends.require(backendId);
    commands.send(new RemoveInstance(backendId, instance, clock.instant()));
  }

  /** The body of a refusal; the backend is the one of the path. */
  private record RefusalBody(
      @Nullable String instance,
      @Nullable Integer version,
      @Nullable String reason,
      @Nullable String address) {

    TrustRefusal of(String backendId) {
      return new TrustRefusal(
          backendId,
          required("instance", instance),
          required("version", version),
          required("reason", reason),
          address);
    }
  }

  /**
   * The body of an acknowledgement; the backend is the one of the path.
   *
   * @param fingerprints of the certificates that the server holds, SHA-256 in hexadecimal; when
   *     given for the newest bundle they must be those of it
   * @param address of the instance, where instances report themselves
   */
  private record AcknowledgementBody(
      @Nullable String instance,
      @Nullable Integer version,
      @Nullable Evidence evidence,
      @Nullable List<String> fingerprints,
      @Nullable String detail,
      @Nullable String address) {

    void checkFingerprints(TrustBundle bundle) {
      if (fingerprints == null || !Objects.equals(version, bundle.version())) {
        return;
      }
      Set<String> wanted =
          TrustAnchor.of(bundle.certificates()).stream()
              .map(TrustAnchor::fingerprint)
              .collect(Collectors.toSet());
      if (!wanted.equals(Set.copyOf(fingerprints))) {
        throw Refusal.invalid(
            "fingerprints",
            "Bundle version %d holds %s, not %s; install it again"
                .formatted(bundle.version(), wanted, fingerprints));
      }
    }

    Acknowledgement of(String backendId) {
      return new Acknowledgement(
          backendId,
          required("instance", instance),
          required("version", version),
          required("evidence", evidence),
          detail,
          address);
    }
  }
}
