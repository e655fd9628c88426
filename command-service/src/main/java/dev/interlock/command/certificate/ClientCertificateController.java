package dev.interlock.command.certificate;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.aws.Listed;
import dev.interlock.command.aws.Page;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.command.aws.PatchTable;
import dev.interlock.command.aws.Tags;
import dev.interlock.command.eventstore.Commands;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations on client certificates. */
@AwsApi
@RequestMapping("/clientcertificates")
final class ClientCertificateController {
  /** What a patch gives; an empty description is none. */
  record Description(@Nullable String text) {
    static Description of(@Nullable String text) {
      return new Description(text == null || text.isEmpty() ? null : text);
    }
  }

  static final PatchTable<Description> PATCHES =
      new PatchTable<Description>(
              (operation, paths) ->
                  "Invalid patch path  '%s' specified for op '%s'. Must be one of: %s"
                      .formatted(operation.path(), operation.op(), paths))
          .allow("replace", "/description", (names, value) -> Description.of(value));

  private final Commands commands;
  private final GenerateCalls calls;
  private final CertificateTable certificates;
  private final Ids ids;
  private final Clock clock;

  ClientCertificateController(
      Commands commands, GenerateCalls calls, CertificateTable certificates, Ids ids, Clock clock) {
    this.commands = commands;
    this.calls = calls;
    this.certificates = certificates;
    this.ids = ids;
    this.clock = clock;
  }

  /** GenerateClientCertificate. */
  @PostMapping
  ResponseEntity<ClientCertificateView> generate(JsonBody body, HttpServletRequest request) {
    String id =
        calls.once(
            Invocation.of(request),
            new GenerateClientCertificate(
                ids.certificateId(),
                Description.of(body.text("description")).text(),
                Tags.checked(body.texts("tags")),
                clock.instant()));
    StoredCertificate certificate =
        certificates
            .find(id)
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "Certificate %s, which this invocation generated, has been deleted; call with a new id"
                            .formatted(id)));
    return answer(HttpStatus.CREATED, certificate);
  }

  /** GetClientCertificate. */
  @GetMapping("/{id}")
  ResponseEntity<ClientCertificateView> get(@PathVariable String id) {
    return answer(HttpStatus.OK, existing(id));
  }

  /** GetClientCertificates. */
  @GetMapping
  Page<ClientCertificateView> list(PageRequest page) {
    return page.page(
        certificates.list(page).stream()
            .map(row -> new Listed<>(row.at(), ClientCertificateView.of(row.value())))
            .toList());
  }

  /** UpdateClientCertificate. */
  @PatchMapping("/{id}")
  ResponseEntity<ClientCertificateView> update(@PathVariable String id, JsonBody body) {
    existing(id);
    List<Description> changes = PATCHES.read(body.patchOperations("updateClientCertificateInput"));
    if (!changes.isEmpty()) {
      commands.send(new DescribeCertificate(id, changes.getLast().text(), clock.instant()));
    }
    return get(id);
  }

  /** DeleteClientCertificate. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void delete(@PathVariable String id) {
    existing(id);
    commands.send(new DeleteClientCertificate(id, clock.instant()));
  }

  /** What the owner must know of the certificate is in a header. */
  private static ResponseEntity<ClientCertificateView> answer(
      HttpStatus status, StoredCertificate certificate) {
    var answer = ResponseEntity.status(status);
    Shadowing.warning(certificate).ifPresent(text -> answer.header(Shadowing.HEADER, text));
    return answer.body(ClientCertificateView.of(certificate));
  }

  private StoredCertificate existing(String id) {
    return certificates.find(id).orElseThrow(() -> AwsFault.notFound(Certificates.UNKNOWN));
  }
}
