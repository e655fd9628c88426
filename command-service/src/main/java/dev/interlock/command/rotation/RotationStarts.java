package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.RotationEvent.RotationRequested;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts rotations, whoever asks, in the caller's transaction or else in one of its own. */
@Component
public class RotationStarts {
  private final Commands commands;
  private final RotationPlanner planner;
  private final TransactionTemplate transactions;
  private final Clock clock;

  RotationStarts(
      Commands commands, RotationPlanner planner, TransactionTemplate transactions, Clock clock) {
    this.commands = commands;
    this.planner = planner;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Starts a rotation with what is usual in all respects.
   *
   * @param by who asks, as the log is to name them
   * @throws Refusal when it could not be started, or not be ended
   */
  public void startUsual(String certificateId, String reason, String by) {
    start(RotationRequest.usual(certificateId, reason), by);
  }

  RotationRequested start(RotationRequest request, String by) {
    try {
      return transactions.execute(
          status -> {
            RotationRequested planned = planner.plan(request, by, clock.instant());
            commands.send(new RequestRotation(planned));
            return planned;
          });
    } catch (DuplicateKeyException e) {
      throw Refusal.conflict(
          "Another rotation of a stage that presents %s was started at the same time"
              .formatted(request.certificateId()));
    }
  }
}
