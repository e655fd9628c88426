package dev.interlock.command.renewal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.interlock.command.renewal.RenewalCommand.DeleteFreeze;
import dev.interlock.command.renewal.RenewalCommand.SetFreeze;
import dev.interlock.contract.RenewalEvent.FreezeDeleted;
import dev.interlock.contract.RenewalEvent.FreezeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A freeze by its name, which can be used again after a deletion. */
@AggregateRoot
class NamedFreeze {
  @AggregateIdentifier private @Nullable String id;
  private @Nullable FreezeSet known;

  NamedFreeze() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SetFreeze command) {
    FreezeSet wanted = command.wanted();
    if (known == null
        || !known.from().equals(wanted.from())
        || !known.until().equals(wanted.until())) {
      apply(wanted);
    }
  }

  @CommandHandler
  void handle(DeleteFreeze command) {
    if (known != null) {
      apply(command.wanted());
    }
  }

  @EventSourcingHandler
  void on(FreezeSet event) {
    id = event.aggregateId();
    known = event;
  }

  @EventSourcingHandler
  void on(FreezeDeleted event) {
    known = null;
  }
}
