package dev.interlock.command.gateway;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.interlock.command.gateway.GatewayCommand.JoinGateway;
import dev.interlock.command.gateway.GatewayCommand.LeaveGateway;
import dev.interlock.command.gateway.GatewayCommand.RemoveGateway;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** One gateway by its name, run after run; a repeat changes nothing more. */
@AggregateRoot
class Gateway {
  @AggregateIdentifier private @Nullable String id;

  /** The run that serves; none when it has left. */
  private @Nullable String run;

  Gateway() {}

  /** Also after a person removed it: who announces itself is there. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(JoinGateway command) {
    if (!command.runId().equals(run)) {
      apply(new GatewayJoined(command.gatewayId(), command.runId(), command.at()));
    }
  }

  @CommandHandler
  void handle(LeaveGateway command) {
    if (run != null && (command.runId() == null || command.runId().equals(run))) {
      apply(new GatewayLeft(command.gatewayId(), null, null, command.at()));
    }
  }

  @CommandHandler
  void handle(RemoveGateway command) {
    if (run != null) {
      apply(new GatewayLeft(command.gatewayId(), command.by(), command.reason(), command.at()));
    }
  }

  @EventSourcingHandler
  void on(GatewayJoined event) {
    id = event.aggregateId();
    run = event.runId();
  }

  @EventSourcingHandler
  void on(GatewayLeft event) {
    run = null;
  }
}
