package dev.interlock.acceptance;

import dev.interlock.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The services as processes of their own, on a PostgreSQL and a Kafka at addresses of ours. */
final class Deployment implements AutoCloseable {
  final ServiceProcess commandService;
  final ServiceProcess saga;
  final ServiceProcess queryService;

  private final Path directory;
  private final int postgresPort = Api.freePort();
  private final int kafkaPort = Api.freePort();
  private EmbeddedPostgres postgres;
  private @Nullable Program kafka;

  /** Prepares everything, and leaves nothing running. */
  Deployment(Path directory) throws IOException {
    this.directory = directory;
    postgres = launchPostgres(); // Its first start makes the password.
    postgres.close();
    Path secrets = Files.createDirectories(directory.resolve("secrets"));
    Files.writeString(secrets.resolve("spring.datasource.password"), postgres.password());
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    Files.writeString(
        directory.resolve("vault.keys"), "first:" + Base64.getEncoder().encodeToString(key));
    Files.writeString(
        directory.resolve("credentials"),
        """
        [default]
        aws_access_key_id = AKIAFIRSTFIRSTFIRST2
        aws_secret_access_key = of the first administrator
        """);
    commandService = service("command-service");
    saga = service("saga");
    queryService = service("query-service");
  }

  /**
   * A gateway of this name, which is to be started when the command service has made the vault; as
   * many as are wanted.
   */
  GatewayProcess gateway(String name) throws IOException, SQLException {
    execute(
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'interlock_gateway') THEN
            CREATE ROLE interlock_gateway LOGIN PASSWORD 'of the gateway';
          END IF;
        END $$;
        GRANT USAGE ON SCHEMA vault TO interlock_gateway;
        GRANT SELECT ON vault.private_key TO interlock_gateway;
        """);
    int port = Api.freePort();
    Map<String, String> environment = environment();
    environment.put("SPRING_DATASOURCE_USERNAME", "interlock_gateway");
    environment.put("SPRING_DATASOURCE_PASSWORD", "of the gateway");
    environment.put("INTERLOCK_GATEWAY_NAME", name);
    environment.put("INTERLOCK_GATEWAY_PORT", Integer.toString(port));
    environment.put("INTERLOCK_GATEWAY_REFUSEDADDRESSES", "");
    return new GatewayProcess(
        service("gateway", environment), URI.create("http://127.0.0.1:" + port));
  }

  /** A gateway, and where its callers reach it. */
  record GatewayProcess(ServiceProcess process, URI calls) {}

  private ServiceProcess service(String module) throws IOException {
    return service(module, environment());
  }

  private ServiceProcess service(String module, Map<String, String> environment)
      throws IOException {
    int port = Api.freePort();
    environment.put("SERVER_PORT", Integer.toString(port));
    return new ServiceProcess(module, new Api(port, directory), environment);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "SPRING_DATASOURCE_URL",
        "jdbc:postgresql://127.0.0.1:%d/interlock".formatted(postgresPort));
    environment.put("SPRING_DATASOURCE_USERNAME", postgres.user());
    environment.put("SPRING_CONFIG_IMPORT", "configtree:" + directory.resolve("secrets") + "/");
    environment.put("INTERLOCK_KAFKA_BOOTSTRAPSERVERS", kafkaAddress());
    environment.put("INTERLOCK_VAULT_KEYFILE", directory.resolve("vault.keys").toString());
    environment.put(
        "INTERLOCK_ACCESS_BOOTSTRAPKEYFILE", directory.resolve("credentials").toString());
    return environment;
  }

  /** The services in an order of chance. */
  List<ServiceProcess> services() {
    List<ServiceProcess> services = new ArrayList<>(List.of(commandService, saga, queryService));
    Collections.shuffle(services);
    return services;
  }

  /** Starts everything, and returns when all services are ready. */
  void start() throws IOException {
    startPostgres();
    startKafka();
    for (ServiceProcess service : services()) {
      service.start();
    }
    services().forEach(ServiceProcess::awaitReady);
  }

  void startPostgres() {
    postgres = launchPostgres();
  }

  /** Changes the database behind the back of the services. */
  void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                postgres.jdbcUrl("interlock"), postgres.user(), postgres.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private EmbeddedPostgres launchPostgres() {
    return EmbeddedPostgres.start(directory.resolve("postgres"), postgresPort);
  }

  void startKafka() throws IOException {
    kafka =
        Program.main(
            Broker.class, directory.resolve("kafka").toString(), Integer.toString(kafkaPort));
    kafka.awaitSaying(Broker.READY);
  }

  void stopKafka() throws IOException, InterruptedException {
    if (kafka != null) {
      kafka.close();
      kafka = null;
    }
  }

  /** Kills the broker and starts it again. */
  void killKafka() throws IOException, InterruptedException {
    Objects.requireNonNull(kafka, "kafka").kill();
    startKafka();
  }

  String kafkaAddress() {
    return "127.0.0.1:" + kafkaPort;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (ServiceProcess service : services()) {
      service.close();
    }
    stopKafka();
    postgres.close();
  }
}
