package dev.interlock.command.eventstore;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends commands to the aggregates of this process. */
@Component
public class Commands {
  private static final int ATTEMPTS = 5;
  private final CommandGateway gateway;

  Commands(org.axonframework.config.Configuration axon) {
    this.gateway = axon.commandGateway();
  }

  /**
   * Sends a command and waits until its events are stored. Outside of a transaction it is tried
   * again when another command has changed the aggregate meanwhile.
   *
   * @throws dev.interlock.command.Refusal when it was turned down; nothing was stored
   */
  public void send(Object command) {
    for (int attempt = 1; ; attempt++) {
      try {
        gateway.sendAndWait(command);
        return;
      } catch (ConcurrencyException | ConcurrencyFailureException e) {
        if (attempt == ATTEMPTS || TransactionSynchronizationManager.isActualTransactionActive()) {
          throw e;
        }
      }
    }
  }
}
