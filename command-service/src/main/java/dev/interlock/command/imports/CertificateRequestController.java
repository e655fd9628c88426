package dev.interlock.command.imports;

import dev.interlock.command.aws.Ids;
import dev.interlock.command.certificate.CertificateChain;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.CompleteCertificateRequest;
import dev.interlock.command.certificate.GenerationSettings;
import dev.interlock.command.certificate.RequestCertificate;
import dev.interlock.command.certificate.WithdrawCertificateRequest;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.StrictBody;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Makes keys that never leave the vault, for certificates that other authorities sign. */
@NativeApi
@RequestMapping("/v1/certificate-requests")
class CertificateRequestController {
  private final Commands commands;
  private final CertificateRequests requests;
  private final Certificates certificates;
  private final GenerationSettings settings;
  private final Ids ids;
  private final Clock clock;

  CertificateRequestController(
      Commands commands,
      CertificateRequests requests,
      Certificates certificates,
      GenerationSettings settings,
      Ids ids,
      Clock clock) {
    this.commands = commands;
    this.requests = requests;
    this.certificates = certificates;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  @PostMapping
  ResponseEntity<CertificateRequests.Row> create(
      @RequestBody(required = false) @Nullable String body) {
    RequestCertificate command =
        StrictBody.read(body, CertificateRequestBody.class)
            .checked(ids.certificateId(), settings, clock.instant());
    commands.send(command);
    return ResponseEntity.created(URI.create("/v1/certificate-requests/" + command.certificateId()))
        .body(requests.require(command.certificateId()));
  }

  @GetMapping
  Map<String, List<CertificateRequests.Row>> list() {
    return Map.of("items", requests.list());
  }

  @GetMapping("/{requestId}")
  CertificateRequests.Row get(@PathVariable String requestId) {
    return requests.require(requestId);
  }

  /** Asked again with the same certificate it answers the same. */
  @PutMapping("/{requestId}/certificate")
  ResponseEntity<ImportedCertificate> complete(
      @PathVariable String requestId, @RequestBody(required = false) @Nullable String body) {
    Instant now = clock.instant();
    CertificateChain chain = StrictBody.read(body, SignedBody.class).checked(now);
    commands.send(new CompleteCertificateRequest(requestId, chain, now));
    return ImportedCertificate.created(certificates, requestId);
  }

  @DeleteMapping("/{requestId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable String requestId) {
    commands.send(new WithdrawCertificateRequest(requestId, clock.instant()));
  }

  /** What the authority has made. */
  private record SignedBody(@Nullable String certificate, @Nullable String chain) {
    CertificateChain checked(Instant at) {
      CertificateChain read = ChainReader.read(certificate, chain);
      ChainRules.check(read, at);
      return read;
    }
  }
}
