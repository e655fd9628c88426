package dev.interlock.command.stage;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.interlock.command.Refusal;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.restapi.Deployments;
import dev.interlock.command.stage.StageCommand.CreateStage;
import dev.interlock.command.stage.StageCommand.DeleteStage;
import dev.interlock.command.stage.StageCommand.RecordPresentation;
import dev.interlock.command.stage.StageCommand.ServeDeployment;
import dev.interlock.command.stage.StageCommand.TagStage;
import dev.interlock.command.stage.StageCommand.UntagStage;
import dev.interlock.command.stage.StageCommand.UpdateStage;
import dev.interlock.command.tags.HeldTags;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageTagged;
import dev.interlock.contract.StageEvent.StageUntagged;
import dev.interlock.contract.StageEvent.StageUpdated;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A stage, which serves a deployment and presents a client certificate, or none. */
@AggregateRoot
class Stage {
  @AggregateIdentifier private @Nullable String id;
  private boolean exists;
  private StageSettings settings = StageSettings.NONE;
  private HeldTags tags = HeldTags.NONE;
  private final PresentedByGateways presented = new PresentedByGateways();

  Stage() {}

  /** Takes up the history of a stage of the same name that was deleted. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(CreateStage command, Deployments deployments) {
    if (exists) {
      throw Refusal.conflict("Stage already exists");
    }
    create(
        command.stage(),
        StageSettings.NONE.with(command.members()),
        command.tags(),
        command.at(),
        deployments);
  }

  /** A stage that exists keeps its certificate, and what the command does not give. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ServeDeployment command, Deployments deployments) {
    boolean canary = command.members().at("canarySettings") != null;
    if (canary && !exists) {
      throw Refusal.invalid(
          ("Invalid deployment content specified.Stage %s must already be created before making a"
                  + " canary release deployment")
              .formatted(command.stage().stageName()));
    }
    StageSettings wanted =
        settings.with(
            canary
                ? command.members().with(command.deploymentId(), "canarySettings", "deploymentId")
                : command.members().with(command.deploymentId(), "deploymentId"));
    if (exists) {
      update(command.stage(), wanted, command.at(), deployments);
    } else {
      create(command.stage(), wanted, Map.of(), command.at(), deployments);
    }
  }

  @CommandHandler
  void handle(
      UpdateStage command, Deployments deployments, Certificates certificates, TrustGuard trust) {
    requireExisting();
    StageSettings wanted = settings.patched(command.operations());
    String presented = settings.certificateId();
    update(command.stage(), wanted.presenting(presented), command.at(), deployments);
    String certificate = wanted.certificateId();
    if (Objects.equals(certificate, presented)) {
      return;
    }
    if (certificate != null) {
      assign(command.stage(), certificate, null, command.at(), certificates, trust);
    } else if (presented != null) {
      trust.mayChange(command.stage(), null);
      apply(new CertificateRemovedFromStage(command.stage(), presented, command.at()));
    }
  }

  /** Safe to repeat. */
  @CommandHandler
  void handle(SwitchStage command, Certificates certificates, TrustGuard trust) {
    requireExisting();
    String presented = settings.certificateId();
    if (command.to().equals(presented)) {
      return;
    }
    if (!command.from().equals(presented)) {
      throw Refusal.conflict(
          "Stage %s presents %s, not %s, so rotation %s cannot switch it to %s"
              .formatted(
                  command.stage(),
                  presented == null ? "no certificate" : presented,
                  command.from(),
                  command.rotationId(),
                  command.to()));
    }
    assign(command.stage(), command.to(), command.rotationId(), command.at(), certificates, trust);
  }

  @CommandHandler
  void handle(TagStage command) {
    requireExisting();
    Map<String, String> changing = tags.changing(command.tags());
    if (!changing.isEmpty()) {
      apply(new StageTagged(command.stage(), changing, command.at()));
    }
  }

  @CommandHandler
  void handle(UntagStage command) {
    requireExisting();
    List<String> held = tags.among(command.tagKeys());
    if (!held.isEmpty()) {
      apply(new StageUntagged(command.stage(), held, command.at()));
    }
  }

  @CommandHandler
  void handle(RecordPresentation command) {
    if (exists && presented.isNews(command.gatewayId(), command.presentation())) {
      apply(
          new PresentationReported(
              command.stage(), command.gatewayId(), command.presentation(), command.at()));
    }
  }

  @CommandHandler
  void handle(DeleteStage command, TrustGuard trust) {
    requireExisting();
    trust.mayChange(command.stage(), null);
    apply(new StageDeleted(command.stage(), command.at()));
  }

  private void create(
      StageRef stage,
      StageSettings wanted,
      Map<String, String> tags,
      Instant at,
      Deployments deployments) {
    StageSettings.requireName(stage.stageName());
    require(stage, wanted, deployments);
    apply(
        new StageCreated(
            stage,
            wanted.deploymentId(),
            wanted.description(),
            wanted.variables(),
            tags,
            wanted.others(),
            at));
  }

  private void update(StageRef stage, StageSettings wanted, Instant at, Deployments deployments) {
    if (wanted.equals(settings)) {
      return;
    }
    require(stage, wanted, deployments);
    apply(
        new StageUpdated(
            stage,
            wanted.deploymentId(),
            wanted.description(),
            wanted.variables(),
            wanted.others(),
            at));
  }

  private static void require(StageRef stage, StageSettings wanted, Deployments deployments) {
    wanted.require();
    deployments.hold(stage.restApiId(), wanted.deploymentId());
    String canary = wanted.canaryDeploymentId();
    if (canary != null) {
      deployments.hold(stage.restApiId(), canary);
    }
  }

  private void assign(
      StageRef stage,
      String certificate,
      @Nullable String rotationId,
      Instant at,
      Certificates certificates,
      TrustGuard trust) {
    certificates.holdForUse(certificate);
    trust.mayChange(stage, rotationId);
    trust.mayPresent(stage, certificate, rotationId, at);
    apply(
        new CertificateAssignedToStage(
            stage, settings.certificateId(), certificate, rotationId, at));
  }

  private void requireExisting() {
    if (!exists) {
      throw Refusal.notFound(StageDirectory.UNKNOWN);
    }
  }

  @EventSourcingHandler
  void on(StageCreated event) {
    id = event.stage().id();
    exists = true;
    settings =
        StageSettings.of(
            event.deploymentId(), event.description(), event.variables(), event.settings(), null);
    tags = new HeldTags(event.tags());
  }

  @EventSourcingHandler
  void on(StageUpdated event) {
    settings =
        StageSettings.of(
            event.deploymentId(),
            event.description(),
            event.variables(),
            event.settings(),
            settings.certificateId());
  }

  @EventSourcingHandler
  void on(CertificateAssignedToStage event) {
    settings = settings.presenting(event.to());
  }

  @EventSourcingHandler
  void on(CertificateRemovedFromStage event) {
    settings = settings.presenting(null);
  }

  @EventSourcingHandler
  void on(PresentationReported event) {
    presented.on(event);
  }

  @EventSourcingHandler
  void on(StageTagged event) {
    tags = tags.with(event.tags());
  }

  @EventSourcingHandler
  void on(StageUntagged event) {
    tags = tags.without(event.tagKeys());
  }

  @EventSourcingHandler
  void on(StageDeleted event) {
    exists = false;
    settings = StageSettings.NONE;
    presented.clear();
  }
}
