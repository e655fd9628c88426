package dev.interlock.command.access;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.interlock.command.Refusal;
import dev.interlock.contract.AccessKeyEvent.AccessKeyCreated;
import dev.interlock.contract.AccessKeyEvent.AccessKeyDeleted;
import dev.interlock.contract.AccessKeyEvent.AccessKeyDisabled;
import dev.interlock.contract.AccessKeyEvent.AccessKeyEnabled;
import dev.interlock.vault.SecretVault;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A key that requests are signed with; its secret is in the vault. */
@AggregateRoot
class AccessKey {
  @AggregateIdentifier private @Nullable String accessKeyId;
  private boolean enabled;
  private boolean deleted;

  AccessKey() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(CreateAccessKey command, SecretVault secrets) {
    String id = command.key().accessKeyId();
    secrets.put(id, command.key().secret());
    apply(new AccessKeyCreated(id, command.userName(), command.role(), command.at()));
  }

  @CommandHandler
  void handle(DisableAccessKey command, Administrators administrators) {
    requireExisting(command.accessKeyId());
    if (enabled) {
      administrators.requireAnotherThan(command.accessKeyId());
      apply(new AccessKeyDisabled(command.accessKeyId(), command.at()));
    }
  }

  @CommandHandler
  void handle(EnableAccessKey command) {
    requireExisting(command.accessKeyId());
    if (!enabled) {
      apply(new AccessKeyEnabled(command.accessKeyId(), command.at()));
    }
  }

  @CommandHandler
  void handle(DeleteAccessKey command, Administrators administrators, SecretVault secrets) {
    requireExisting(command.accessKeyId());
    administrators.requireAnotherThan(command.accessKeyId());
    secrets.destroy(command.accessKeyId());
    apply(new AccessKeyDeleted(command.accessKeyId(), command.at()));
  }

  private void requireExisting(String id) {
    if (deleted) {
      throw unknown(id);
    }
  }

  static Refusal unknown(String id) {
    return Refusal.notFound(
        "There is no access key %s; list them with GET /v1/access-keys".formatted(id));
  }

  @EventSourcingHandler
  void on(AccessKeyCreated event) {
    accessKeyId = event.accessKeyId();
    enabled = true;
  }

  @EventSourcingHandler
  void on(AccessKeyDisabled event) {
    enabled = false;
  }

  @EventSourcingHandler
  void on(AccessKeyEnabled event) {
    enabled = true;
  }

  @EventSourcingHandler
  void on(AccessKeyDeleted event) {
    deleted = true;
  }
}
