package dev.interlock.command.renewal;

import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.renewal.RenewalCommand.EndRisk;
import dev.interlock.command.renewal.RenewalCommand.ReportRisk;
import dev.interlock.contract.RenewalEvent.RenewalAtRisk;
import dev.interlock.contract.RenewalEvent.RenewalRiskEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reports the renewals that people should see to, and when that is over. */
@Component
class RenewalWatch {
  private final Outlooks outlooks;
  private final RenewalRisks risks;
  private final Commands commands;
  private final SlackAlarm alarm;

  RenewalWatch(
      Outlooks outlooks,
      RenewalRisks risks,
      Commands commands,
      @Value("${interlock.renewal.short-slack}") Duration shortSlack) {
    this.outlooks = outlooks;
    this.risks = risks;
    this.commands = commands;
    this.alarm = new SlackAlarm(shortSlack);
  }

  /** Says what has changed. */
  void look(Instant now) {
    Map<String, RenewalAtRisk> known = risks.known();
    Map<String, RenewalAtRisk> present = new TreeMap<>();
    outlooks
        .plans(now)
        .forEach(
            plan -> alarm.of(plan, now).ifPresent(risk -> present.put(risk.certificateId(), risk)));
    present.forEach(
        (id, risk) -> {
          RenewalAtRisk before = known.get(id);
          if (before == null || !risk.saysTheSameAs(before)) {
            commands.send(new ReportRisk(risk));
          }
        });
    known.keySet().stream()
        .filter(id -> !present.containsKey(id))
        .forEach(id -> commands.send(new EndRisk(new RenewalRiskEnded(id, now))));
  }
}
