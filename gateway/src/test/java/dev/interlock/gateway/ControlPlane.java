package dev.interlock.gateway;

import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Instance;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.embedded.EmbeddedKafka;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.testservers.Database;
import dev.interlock.testservers.TestServers;
import dev.interlock.vault.IssuedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a gateway learns from: a broker of its own and a real vault. In the log are two
 * certificates, and a stage that presents the first of them to a backend that trusts both.
 */
public final class ControlPlane implements AutoCloseable {
  private static final Instant AT = Instant.parse("2026-11-22T06:07:32Z");

  private final Path directory;
  private final int port = freePort();
  private final VaultOfGateway vault;
  private final IssuedCertificate first;
  private final IssuedCertificate second;
  private final JvmBackend backend;
  private final EventLog events;
  private EmbeddedKafka kafka;

  /** Starts it. */
  public ControlPlane(Path directory) {
    this(directory, TestServers.database());
  }

  /** Starts it with the vault in this database. */
  public ControlPlane(Path directory, Database database) {
    this.directory = directory;
    vault = new VaultOfGateway(database);
    first = vault.issue("first1");
    second = vault.issue("second");
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), port);
    backend =
        JvmBackend.start(
            BackendSettings.of("orders", directory.resolve("backend")),
            Clock.systemUTC(),
            JvmBackend.commandOnThisClassPath());
    backend.install(first.pem() + "\n" + second.pem());
    events = new EventLog(settings());
    events.append(new Apis().proxy("ANY", "/", backend.uri().toString()).deployed("d1"));
    events.append(
        new StageCreated(RunningGateway.STAGE, "d1", null, Map.of(), Map.of(), Map.of(), AT));
    events.append(generated("first1", first));
    events.append(generated("second", second));
    events.append(
        new BackendRegistered(
            "orders",
            null,
            List.of(new Instance("orders-1", backend.uri().getAuthority())),
            null,
            "/",
            backend.serverAuthorityPem(),
            Evidence.ACCEPTED,
            AT));
    events.append(new BackendBoundToStage("orders", RunningGateway.STAGE, AT));
    assign("first1", AT);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static CertificateGenerated generated(String id, IssuedCertificate issued) {
    return new CertificateGenerated(
        id,
        null,
        Map.of(),
        new CertificateFacts(
            issued.pem(), issued.fingerprint(), issued.spkiHash(), "1", "CN=x", AT, AT),
        issued.keyHandle(),
        AT);
  }

  /** Where Kafka is. */
  public KafkaSettings settings() {
    return new KafkaSettings("127.0.0.1:" + port);
  }

  /** The log. */
  public EventLog events() {
    return events;
  }

  /** The vault. */
  public VaultOfGateway vault() {
    return vault;
  }

  /** The backend. */
  public JvmBackend backend() {
    return backend;
  }

  /** What the stage presents at first. */
  public IssuedCertificate first() {
    return first;
  }

  /** What it can present too. */
  public IssuedCertificate second() {
    return second;
  }

  /** From now on the stage is to present this. */
  public void assign(String certificateId, Instant at) {
    events.append(
        new CertificateAssignedToStage(RunningGateway.STAGE, null, certificateId, null, at));
  }

  /** The same at some time. */
  public void assign(String certificateId) {
    assign(certificateId, AT);
  }

  /** Stops the broker. */
  public void stopKafka() {
    kafka.close();
  }

  /** Starts the broker with what it had. */
  public void startKafka() {
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), port);
  }

  @Override
  public void close() {
    events.close();
    backend.close();
    kafka.close();
    vault.drop();
  }
}
