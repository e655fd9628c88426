package dev.interlock.command.renewal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.interlock.command.renewal.RenewalCommand.DeleteRenewalPolicy;
import dev.interlock.command.renewal.RenewalCommand.SetRenewalPolicy;
import dev.interlock.contract.RenewalEvent.RenewalPolicyDeleted;
import dev.interlock.contract.RenewalEvent.RenewalPolicySet;
import dev.interlock.contract.RenewalSettings;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A renewal policy by its name, which can be used again after a deletion. */
@AggregateRoot
class NamedPolicy {
  @AggregateIdentifier private @Nullable String id;
  private @Nullable RenewalSettings settings;

  NamedPolicy() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SetRenewalPolicy command) {
    if (!command.wanted().settings().equals(settings)) {
      apply(command.wanted());
    }
  }

  @CommandHandler
  void handle(DeleteRenewalPolicy command) {
    if (settings != null) {
      apply(command.wanted());
    }
  }

  @EventSourcingHandler
  void on(RenewalPolicySet event) {
    id = event.aggregateId();
    settings = event.settings();
  }

  @EventSourcingHandler
  void on(RenewalPolicyDeleted event) {
    settings = null;
  }
}
