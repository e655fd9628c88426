package dev.interlock.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoter;
import org.apache.kafka.raft.DynamicVoters;

/**
 * The settings of a single small node that is broker and controller.
 *
 * @param further settings that go before those here
 */
record KafkaSettings(Path logs, int brokerPort, int controllerPort, Map<String, String> further) {
  private static final int NODE_ID = 1;
  private static final String CLIENTS = "CLIENTS";
  private static final String CONTROLLER = "CONTROLLER";
  private static final int MEGABYTE = 1 << 20;

  String brokerAddress() {
    return FreePorts.LOOPBACK + ":" + brokerPort;
  }

  private String controllerAddress() {
    return FreePorts.LOOPBACK + ":" + controllerPort;
  }

  Map<String, String> asMap() {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put(
        "listeners",
        "%s://%s,%s://%s".formatted(CLIENTS, brokerAddress(), CONTROLLER, controllerAddress()));
    settings.put("inter.broker.listener.name", CLIENTS);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("controller.quorum.bootstrap.servers", controllerAddress());
    settings.put(
        "listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    settings.put("log.dirs", logs.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("log.retention.ms", "-1");
    // Each partition maps its indexes into memory, ten megabytes each by default.
    settings.put("log.index.size.max.bytes", Integer.toString(MEGABYTE));
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * MEGABYTE));
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    // A killed broker may come back only when its old session has ended, nine seconds by default.
    settings.put("broker.session.timeout.ms", "2000");
    settings.put("broker.heartbeat.interval.ms", "400");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.putAll(further);
    return settings;
  }

  /** A directory is formatted once: its cluster id and its node's identity are kept there. */
  void formatWhenNew() {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    DynamicVoter itself =
        new DynamicVoter(Uuid.randomUuid(), NODE_ID, FreePorts.LOOPBACK, controllerPort);
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE_ID)
          .addDirectory(logs.toString())
          .setMetadataLogDirectory(logs.toString())
          .setControllerListenerName(CONTROLLER)
          .setHasDynamicQuorum(true)
          .setInitialControllers(new DynamicVoters(List.of(itself)))
          .run();
    } catch (Exception e) { // What the library declares.
      throw new EmbeddedServiceException("Kafka cannot format " + logs, e);
    }
  }
}
