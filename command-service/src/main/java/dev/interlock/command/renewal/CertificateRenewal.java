package dev.interlock.command.renewal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.interlock.command.renewal.RenewalCommand.EndRisk;
import dev.interlock.command.renewal.RenewalCommand.ReportRisk;
import dev.interlock.contract.RenewalEvent.RenewalAtRisk;
import dev.interlock.contract.RenewalEvent.RenewalRiskEnded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** What is wrong with the renewal of a certificate; whoever repeats what is known adds nothing. */
@AggregateRoot
class CertificateRenewal {
  @AggregateIdentifier private @Nullable String id;
  private @Nullable RenewalAtRisk known;

  CertificateRenewal() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ReportRisk command) {
    if (known == null || !command.wanted().saysTheSameAs(known)) {
      apply(command.wanted());
    }
  }

  @CommandHandler
  void handle(EndRisk command) {
    if (known != null) {
      apply(command.wanted());
    }
  }

  @EventSourcingHandler
  void on(RenewalAtRisk event) {
    id = event.aggregateId();
    known = event;
  }

  @EventSourcingHandler
  void on(RenewalRiskEnded event) {
    known = null;
  }
}
