package dev.interlock.command.certificate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.interlock.command.Refusal;
import dev.interlock.command.certificate.ClientKeys.IssuedKey;
import dev.interlock.command.certificate.ClientKeys.RequestedKey;
import dev.interlock.command.tags.HeldTags;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateEvent.CertificateImported;
import dev.interlock.contract.CertificateEvent.CertificateIntroduced;
import dev.interlock.contract.CertificateEvent.CertificateRequestWithdrawn;
import dev.interlock.contract.CertificateEvent.CertificateRequested;
import dev.interlock.contract.CertificateEvent.CertificateTagged;
import dev.interlock.contract.CertificateEvent.CertificateUntagged;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.StageRef;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A client certificate and the private key behind it. */
@AggregateRoot
class ClientCertificate {
  /** As on AWS: to the second, over leap days too. */
  static final Duration VALIDITY = Duration.ofDays(365);

  @AggregateIdentifier private @Nullable String certificateId;
  private @Nullable String description;
  private HeldTags tags = HeldTags.NONE;
  private String keyHandle = "";
  private String fingerprint = "";
  private boolean requested;
  private boolean deleted;

  ClientCertificate() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(
      GenerateClientCertificate command,
      Certificates certificates,
      CertificateQuota quota,
      GenerationSettings settings,
      ClientKeys keys) {
    GenerationSettings chosen = settings.with(command.tags());
    requireRoom(certificates.count(), quota);
    generate(
        command.certificateId(),
        command.description(),
        command.tags(),
        chosen,
        VALIDITY,
        command.at(),
        keys);
    // Once more for good: making a key takes long, and nobody should wait for another's.
    requireRoom(certificates.countForGeneration(), quota);
  }

  private static void requireRoom(int existing, CertificateQuota quota) {
    if (existing >= quota.certificates()) {
      throw Refusal.limitExceeded(
          "%d client certificates exist or are asked for, which is the limit; delete one that is not in use"
              .formatted(existing));
    }
  }

  /** Safe to repeat. The quota does not count: a rotation must never wait for it. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(GenerateSuccessor command, Certificates certificates, ClientKeys keys) {
    if (certificateId != null) {
      return;
    }
    StoredCertificate predecessor =
        certificates
            .find(command.predecessorId())
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "Certificate %s, which rotation %s replaces, does not exist"
                            .formatted(command.predecessorId(), command.rotationId())));
    generate(
        command.certificateId(),
        predecessor.description(),
        new HeldTags(predecessor.tags()).without(Set.of(GenerationSettings.PROFILE_TAG)).byKey(),
        keys.forSuccessorOf(predecessor),
        predecessor.validity(),
        command.at(),
        keys);
  }

  /** One at a time, so that no two take in the same certificate. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(
      ImportCertificate command,
      Certificates certificates,
      CertificateQuota quota,
      ClientKeys keys) {
    GenerationSettings.requireUnchanged(command.tags());
    requireRoom(certificates.countForGeneration(), quota);
    certificates.requireNew(command.chain().client());
    String id = command.certificateId();
    apply(
        new CertificateImported(
            id,
            command.description(),
            command.tags(),
            command.chain().client(),
            command.chain().authorities(),
            keys.adopt(id, command.chain(), command.privateKey()),
            command.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(
      RequestCertificate command,
      Certificates certificates,
      CertificateQuota quota,
      ClientKeys keys) {
    GenerationSettings.requireUnchanged(command.tags());
    requireRoom(certificates.count(), quota);
    RequestedKey key = keys.request(command);
    apply(
        new CertificateRequested(
            command.certificateId(),
            command.description(),
            command.tags(),
            key.subject(),
            key.keyAlgorithm(),
            key.request(),
            key.keyHandle(),
            command.at()));
    requireRoom(certificates.countForGeneration(), quota);
  }

  /** Safe to repeat with the same certificate. There is room for it since it was asked for. */
  @CommandHandler
  void handle(CompleteCertificateRequest command, Certificates certificates, ClientKeys keys) {
    CertificateFacts certificate = command.chain().client();
    if (!deleted && fingerprint.equals(certificate.fingerprint())) {
      return;
    }
    requireRequested();
    // One at a time, as imports.
    certificates.countForGeneration();
    certificates.requireNew(certificate);
    keys.complete(command.certificateId(), command.chain());
    apply(
        new CertificateImported(
            command.certificateId(),
            description,
            tags.byKey(),
            certificate,
            command.chain().authorities(),
            keyHandle,
            command.at()));
  }

  @CommandHandler
  void handle(WithdrawCertificateRequest command, ClientKeys keys) {
    requireRequested();
    apply(new CertificateRequestWithdrawn(command.certificateId(), command.at()));
    destroyKey(command.certificateId(), command.at(), keys);
  }

  @CommandHandler
  void handle(DescribeCertificate command) {
    requireExisting();
    if (!Objects.equals(description, command.description())) {
      apply(new CertificateDescribed(command.certificateId(), command.description(), command.at()));
    }
  }

  @CommandHandler
  void handle(TagCertificate command) {
    requireExisting();
    Map<String, String> changing = tags.changing(command.tags());
    GenerationSettings.requireUnchanged(changing);
    if (!changing.isEmpty()) {
      apply(new CertificateTagged(command.certificateId(), changing, command.at()));
    }
  }

  @CommandHandler
  void handle(UntagCertificate command) {
    requireExisting();
    List<String> held = tags.among(command.tagKeys());
    if (!held.isEmpty()) {
      apply(new CertificateUntagged(command.certificateId(), held, command.at()));
    }
  }

  @CommandHandler
  void handle(
      DeleteClientCertificate command,
      Certificates certificates,
      Presenters presenters,
      DeletionGuard guard,
      ClientKeys keys) {
    requireExisting();
    delete(command.certificateId(), command.at(), certificates, presenters, guard, keys);
  }

  /** Safe to repeat. */
  @CommandHandler
  void handle(
      RetireCertificate command,
      Certificates certificates,
      Presenters presenters,
      DeletionGuard guard,
      ClientKeys keys) {
    if (!deleted) {
      delete(command.certificateId(), command.at(), certificates, presenters, guard, keys);
    }
  }

  private static void generate(
      String certificateId,
      @Nullable String description,
      Map<String, String> tags,
      GenerationSettings settings,
      Duration validity,
      Instant at,
      ClientKeys keys) {
    IssuedKey issued =
        keys.issue(certificateId, settings, at.truncatedTo(ChronoUnit.SECONDS), validity);
    apply(
        new CertificateGenerated(
            certificateId, description, tags, issued.certificate(), issued.keyHandle(), at));
  }

  private void delete(
      String id,
      Instant at,
      Certificates certificates,
      Presenters presenters,
      DeletionGuard guard,
      ClientKeys keys) {
    certificates.holdForDeletion(id);
    List<StageRef> stages = presenters.of(id);
    if (!stages.isEmpty()) {
      throw Refusal.conflict(
          "Client certificate %s is presented by the stages %s; let them present another one first"
              .formatted(id, stages));
    }
    guard.mayDelete(id);
    apply(new CertificateDeleted(id, at));
    destroyKey(id, at, keys);
  }

  private void destroyKey(String id, Instant at, ClientKeys keys) {
    keys.destroy(keyHandle);
    apply(new PrivateKeyDestroyed(id, keyHandle, at));
  }

  private void requireExisting() {
    if (deleted || requested) {
      throw Refusal.notFound(Certificates.UNKNOWN);
    }
  }

  private void requireRequested() {
    if (!requested) {
      throw Refusal.notFound(
          "No certificate is asked for under %s any more; ask with POST /v1/certificate-requests"
              .formatted(certificateId));
    }
  }

  @EventSourcingHandler
  void on(CertificateRequested event) {
    certificateId = event.certificateId();
    description = event.description();
    tags = new HeldTags(event.tags());
    keyHandle = event.keyHandle();
    requested = true;
  }

  @EventSourcingHandler
  void on(CertificateRequestWithdrawn event) {
    requested = false;
    deleted = true;
  }

  @EventSourcingHandler
  void on(CertificateIntroduced event) {
    certificateId = event.certificateId();
    description = event.description();
    tags = new HeldTags(event.tags());
    keyHandle = event.keyHandle();
    fingerprint = event.certificate().fingerprint();
    requested = false;
  }

  @EventSourcingHandler
  void on(CertificateDescribed event) {
    description = event.description();
  }

  @EventSourcingHandler
  void on(CertificateTagged event) {
    tags = tags.with(event.tags());
  }

  @EventSourcingHandler
  void on(CertificateUntagged event) {
    tags = tags.without(event.tagKeys());
  }

  @EventSourcingHandler
  void on(CertificateDeleted event) {
    deleted = true;
  }
}
