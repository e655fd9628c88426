package dev.interlock.gateway.reporting;

import dev.interlock.contract.GatewayReport;
import dev.interlock.contract.GatewayReport.GatewayAnnouncement;
import dev.interlock.contract.GatewayReport.GatewayFarewell;
import dev.interlock.contract.GatewayReport.PresentationReport;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.Topics;
import dev.interlock.gateway.connections.Connections;
import dev.interlock.gateway.connections.Presented;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says on Kafka what the gateway presents. What could not be said yet is said as it is when Kafka
 * is back: of each stage the latest alone.
 */
public final class Reporter {
  private static final Logger log = LoggerFactory.getLogger(Reporter.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** A report that waits for long is replaced by a later one: no use in keeping on with it. */
  private static final Map<String, String> IMPATIENT =
      Map.of("max.block.ms", "10000", "request.timeout.ms", "5000", "delivery.timeout.ms", "10000");

  private final KafkaSettings kafka;
  private final GatewayRun self;
  private final Connections connections;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final Set<StageRef> changed = new LinkedHashSet<>();
  private final Set<StageRef> sending = new LinkedHashSet<>();
  private boolean toAnnounce = true;
  private boolean isMember;
  private boolean ending;
  private @Nullable Thread thread;

  /**
   * One that has said nothing.
   *
   * @param ids one for each message
   */
  public Reporter(
      KafkaSettings kafka,
      GatewayRun self,
      Connections connections,
      InstantSource clock,
      Supplier<UUID> ids) {
    Map<String, String> client = new HashMap<>(kafka.client());
    client.putAll(IMPATIENT);
    this.kafka = new KafkaSettings(kafka.bootstrapServers(), client);
    this.self = self;
    this.connections = connections;
    this.clock = clock;
    this.ids = ids;
  }

  /** Announces the gateway, and reports each change from when it is a member. */
  public void start() {
    connections.listen(this::changed);
    thread = Thread.ofPlatform().name("reporter").start(this::run);
  }

  private synchronized void changed(StageRef stage) {
    changed.add(stage);
    notifyAll();
  }

  /** It was removed: until it has joined again, nobody listens to its reports. */
  synchronized void announceAgain() {
    isMember = false;
    toAnnounce = true;
    notifyAll();
  }

  /** It has joined: what it said before was not recorded. */
  synchronized void reportAll() {
    isMember = true;
    connections.presented().stream().map(Presented::stage).forEach(changed::add);
    notifyAll();
  }

  /** How many stages have changed since Kafka took a report of them. */
  public synchronized int unsent() {
    return Math.toIntExact(Stream.concat(changed.stream(), sending.stream()).distinct().count());
  }

  private void run() {
    try (Sender sender = new Sender(kafka)) {
      boolean fails = false;
      while (awaitNews()) {
        try {
          say(sender);
          fails = false;
        } catch (RuntimeException e) { // Whatever it is: silence would hold every rotation.
          if (!fails) {
            log.warn("Reports wait until Kafka takes them", e);
          }
          fails = true;
          pause();
        }
      }
      sayFarewell(sender);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False when it ends. */
  private synchronized boolean awaitNews() throws InterruptedException {
    while (!ending && !toAnnounce && (!isMember || changed.isEmpty())) {
      wait();
    }
    return !ending;
  }

  private synchronized void pause() throws InterruptedException {
    if (!ending) {
      wait(RETRY.toMillis());
    }
  }

  private void say(Sender sender) {
    boolean announces;
    synchronized (this) {
      announces = toAnnounce;
      toAnnounce = false;
      if (isMember) {
        sending.addAll(changed);
        changed.clear();
      }
    }
    boolean sent = false;
    try {
      send(sender, reports(announces));
      sent = true;
    } finally {
      settle(announces, sent);
    }
  }

  /** Looked at after they were taken: what changes meanwhile is said once more. */
  private List<GatewayReport> reports(boolean announces) {
    List<GatewayReport> reports = new ArrayList<>();
    if (announces) {
      reports.add(new GatewayAnnouncement(self.gatewayId(), self.runId(), clock.instant()));
    }
    sending.stream().flatMap(stage -> report(stage).stream()).forEach(reports::add);
    return reports;
  }

  private synchronized void settle(boolean announces, boolean sent) {
    if (!sent) {
      toAnnounce |= announces;
      changed.addAll(sending);
    }
    sending.clear();
  }

  /** Empty when the stage is gone. */
  private Optional<GatewayReport> report(StageRef stage) {
    return connections
        .presented(stage)
        .map(Presentations::of)
        .map(
            presentation ->
                new PresentationReport(self.gatewayId(), stage, presentation, clock.instant()));
  }

  private void send(Sender sender, List<GatewayReport> reports) {
    sender.sendAll(
        reports.stream()
            .map(
                report ->
                    new Outgoing(
                        Topics.GATEWAY_REPORTS,
                        report.gatewayId(),
                        Envelopes.of(report, ids.get().toString())))
            .toList());
  }

  private void sayFarewell(Sender sender) {
    try {
      send(sender, List.of(new GatewayFarewell(self.gatewayId(), self.runId(), clock.instant())));
    } catch (KafkaException e) {
      log.warn(
          "Kafka did not take the farewell of {}: rotations wait until it comes back or is removed",
          self.gatewayId(),
          e);
    }
  }

  /** Takes its leave, in the end: no connection may be left. Waits for Kafka a while. */
  public void sayFarewell() {
    synchronized (this) {
      ending = true;
      notifyAll();
    }
    if (thread == null) {
      return;
    }
    try {
      if (!thread.join(PATIENCE)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
