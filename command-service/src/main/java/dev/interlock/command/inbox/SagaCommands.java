package dev.interlock.command.inbox;

import dev.interlock.command.Refusal;
import dev.interlock.command.backend.ProbeRequests;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.Command;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.Command.ProbeBackend;
import dev.interlock.contract.Command.RemindRotation;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.CommandResult;
import dev.interlock.contract.Topics;
import dev.interlock.contract.WireTypes;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out each command of the saga once, for good: its outcome is kept under its id in the
 * transaction of its effect, and a repeat gets the same answer.
 */
@Component
class SagaCommands {
  private final JdbcClient jdbc;
  private final Commands commands;
  private final ProbeRequests probes;
  private final Sender sender;
  private final TransactionTemplate own;
  private final Clock clock;

  SagaCommands(
      JdbcClient jdbc,
      Commands commands,
      ProbeRequests probes,
      Sender sender,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.commands = commands;
    this.probes = probes;
    this.sender = sender;
    this.clock = clock;
    this.own = new TransactionTemplate(transactions);
    // A refusal takes back its own effect, not the reader's position.
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  void handle(Envelope envelope) {
    Command command = Envelopes.command(envelope);
    CommandResult result = outcome(envelope.id(), command);
    sender.sendAll(
        List.of(
            new Outgoing(
                Topics.COMMAND_RESULTS,
                command.rotationId(),
                Envelopes.of(
                    result,
                    envelope.id(),
                    command.rotationId(),
                    command.rotationId(),
                    clock.instant()))));
  }

  private CommandResult outcome(String id, Command command) {
    Optional<Handled> before = handled(id);
    if (before.isPresent()) {
      return result(id, command, before.get().refusal());
    }
    try {
      own.executeWithoutResult(
          status -> {
            remember(id, command, null);
            carryOut(command);
          });
      return result(id, command, null);
    } catch (Refusal refusal) {
      return refused(id, command, refusal.getMessage());
    } catch (AggregateNotFoundException missing) {
      return refused(id, command, "There is no " + missing.getAggregateIdentifier());
    }
  }

  private CommandResult refused(String id, Command command, String reason) {
    own.executeWithoutResult(status -> remember(id, command, reason));
    return result(id, command, reason);
  }

  private void carryOut(Command command) {
    switch (command) {
      case ProbeBackend probe -> probes.order(probe.backendId(), clock.instant());
      case EnterRotationPhase enter -> commands.send(enter);
      case HoldRotation hold -> commands.send(hold);
      case RemindRotation reminder -> commands.send(reminder);
      case GenerateSuccessor generate -> commands.send(generate);
      case RetireCertificate retire -> commands.send(retire);
      case ReviseTrust revise -> commands.send(revise);
      case SwitchStage change -> commands.send(change);
    }
  }

  private static CommandResult result(String id, Command command, @Nullable String refusal) {
    return new CommandResult(
        id, command.rotationId(), WireTypes.nameOf(command.getClass()), refusal);
  }

  private Optional<Handled> handled(String id) {
    return jdbc.sql("SELECT refusal FROM command.handled_command WHERE command_id = ?")
        .param(id)
        .query(Handled.class)
        .optional();
  }

  private void remember(String id, Command command, @Nullable String refusal) {
    jdbc.sql(
            """
            INSERT INTO command.handled_command (command_id, type, refusal, handled_at)
            VALUES (:id, :type, :refusal, :at)
            """)
        .param("id", id)
        .param("type", WireTypes.nameOf(command.getClass()))
        .param("refusal", refusal)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private record Handled(@Nullable String refusal) {}
}
