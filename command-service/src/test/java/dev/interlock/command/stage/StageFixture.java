package dev.interlock.command.stage;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.command.restapi.Deployments;
import dev.interlock.command.stage.StageCommand.CreateStage;
import dev.interlock.command.stage.StageCommand.ServeDeployment;
import dev.interlock.command.stage.StageCommand.UpdateStage;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.StageEvent;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageUpdated;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A stage, with certificates and trust that the test makes up. */
abstract class StageFixture {
  static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  static final StageRef PROD = new StageRef("api1234567", "prod");
  static final StageEvent CREATED =
      new StageCreated(PROD, "dep001", "Live", Map.of("v", "1"), Map.of("t", "x"), Map.of(), AT);
  static final PatchOperation DETACH = new PatchOperation("replace", "/clientCertificateId", "");

  final List<String> asked = new ArrayList<>();
  @Nullable String distrusted;
  boolean moving;
  AggregateTestFixture<Stage> fixture;

  @BeforeEach
  void setUp() {
    Deployments deployments =
        (api, deployment) -> {
          if (!deployment.startsWith("dep")) {
            throw Refusal.notFound("No deployment " + deployment);
          }
        };
    fixture = AggregateFixture.of(Stage.class, deployments, new Known(), new Guard());
  }

  static CreateStage create(String deployment, Map<String, String> variables) {
    return new CreateStage(
        PROD,
        new Document(
            Map.of("deploymentId", deployment, "description", "Live", "variables", variables)),
        Map.of("t", "x"),
        AT);
  }

  static ServeDeployment serve(String deployment, Document members) {
    return new ServeDeployment(PROD, deployment, members, AT);
  }

  static UpdateStage update(PatchOperation... operations) {
    return new UpdateStage(PROD, List.of(operations), AT);
  }

  static PatchOperation replace(String path, String value) {
    return new PatchOperation("replace", path, value);
  }

  static StageUpdated updated(
      String deployment, Map<String, String> variables, Map<String, Object> settings) {
    return new StageUpdated(PROD, deployment, "Live", variables, settings, AT);
  }

  static CertificateAssignedToStage assigned(@Nullable String from, String to) {
    return new CertificateAssignedToStage(PROD, from, to, null, AT);
  }

  final class Guard implements TrustGuard {
    @Override
    public void mayChange(StageRef stage, @Nullable String rotationId) {
      if (moving) {
        throw Refusal.conflict("A rotation moves it");
      }
    }

    @Override
    public void mayPresent(
        StageRef stage, String certificateId, @Nullable String rotationId, Instant at) {
      asked.add(stage + " may present " + certificateId);
      if (certificateId.equals(distrusted)) {
        throw Refusal.conflict("No proof for " + certificateId);
      }
    }
  }

  final class Known implements Certificates {
    @Override
    public Optional<StoredCertificate> find(String certificateId) {
      return Optional.empty();
    }

    @Override
    public Optional<StoredCertificate> findByFingerprint(String fingerprint) {
      return Optional.empty();
    }

    @Override
    public void requireNew(CertificateFacts certificate) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int count() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int countForGeneration() {
      return 0;
    }

    @Override
    public void holdForUse(String certificateId) {
      asked.add("hold " + certificateId);
      if (!certificateId.startsWith("cert")) {
        throw Refusal.invalid("No certificate " + certificateId);
      }
    }

    @Override
    public void holdForDeletion(String certificateId) {}
  }
}
