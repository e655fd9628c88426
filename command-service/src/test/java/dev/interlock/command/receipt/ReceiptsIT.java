package dev.interlock.command.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.command.Refusal;
import dev.interlock.command.TestDatabase;
import dev.interlock.command.eventstore.EventRows;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A log in which r1 was taken back before it made anything; the last event is number 5. */
class ReceiptsIT {
  private static HikariDataSource database;
  private static JdbcClient jdbc;
  private static Receipts receipts;

  @BeforeAll
  static void migrate() {
    database = TestDatabase.fresh();
    jdbc = JdbcClient.create(database);
    receipts = new Receipts(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void start() throws SQLException {
    jdbc.sql("TRUNCATE command.event RESTART IDENTITY").update();
    tell();
    pass(5);
  }

  private static void tell() throws SQLException {
    append(
        "orders",
        0,
        "backend-registered",
        """
        "backendId":"orders","instances":[],"probePath":"/","requiredEvidence":"LOADED" """);
    append(
        "orders",
        1,
        "backend-bound-to-stage",
        """
        "backendId":"orders","stage":{"restApiId":"api1","stageName":"prod"} """);
    append(
        "r1",
        0,
        "rotation-requested",
        """
        "rotationId":"r1","oldCertificateId":"old1","newCertificateId":"new1",
        "stages":[{"restApiId":"api1","stageName":"prod"}],"backends":["orders"],
        "drain":"PT5M","phaseDeadline":"P1D" """);
    enter(1, "ROLLING_BACK");
    enter(2, "ROLLED_BACK");
  }

  @Test
  void tellsOfTheBackendsThatServedTheStages() {
    assertThat(receipts.of("r1").text())
        .contains("\"outcome\":\"ROLLED_BACK\"", "backend-registered", "\"backendId\":\"orders\"");
  }

  @Test
  void tellsOfTheGatewaysThatServed() throws SQLException {
    jdbc.sql("TRUNCATE command.event RESTART IDENTITY").update();
    append("gateway/edge-1", 0, "gateway-joined", "\"gatewayId\":\"edge-1\",\"runId\":\"r\"");
    tell();
    pass(6);
    assertThat(receipts.of("r1").text())
        .contains("\"gateways\":[{\"gatewayId\":\"edge-1\",\"joined\":1,\"presentations\":[]}]");
  }

  @Test
  void waitsUntilNoEventCanAppearBeforeTheEnd() {
    pass(4);
    refuses("r1", Refusal.Kind.CONFLICT, "Rotation r1 is in phase ROLLING_BACK");
    pass(0);
    refuses("r1", Refusal.Kind.CONFLICT, "Rotation r1 is in phase PLANNED");
  }

  @Test
  void neverChangesOnceItWasIssued() throws SQLException {
    String issued = receipts.of("r1").text();
    append("orders", 2, "instance-joined", "\"backendId\":\"orders\",\"instance\":{}");
    append("orders", 3, "of-the-future", "\"backendId\":\"orders\"");
    pass(7);
    assertThat(receipts.of("r1").text()).isEqualTo(issued);
  }

  @Test
  void knowsOnlyRotations() {
    refuses("r2", Refusal.Kind.NOT_FOUND, "There is no rotation r2 in the log");
    refuses("orders", Refusal.Kind.NOT_FOUND, "There is no rotation orders in the log");
  }

  @Test
  void namesAnEventThatCannotBeRead() {
    jdbc.sql("UPDATE command.event SET payload = '{' WHERE global_index = 4").update();
    refuses("r1", Refusal.Kind.CONFLICT, "rotation r1: The stored event r1@1 is malformed");
    jdbc.sql("UPDATE command.event SET payload = '{' WHERE global_index = 2").update();
    refuses("r1", Refusal.Kind.CONFLICT, "The stored event orders@1 is malformed");
  }

  private static void refuses(String rotation, Refusal.Kind kind, String why) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> receipts.of(rotation))
        .withMessageContaining(why)
        .extracting(Refusal::kind)
        .isEqualTo(kind);
  }

  private static void enter(long sequence, String phase) throws SQLException {
    append(
        "r1",
        sequence,
        "rotation-phase-entered",
        "\"rotationId\":\"r1\",\"phase\":\"%s\",\"because\":[]".formatted(phase));
  }

  private static void append(String aggregate, long sequence, String type, String members)
      throws SQLException {
    try (Connection session = database.getConnection()) {
      String payload = "{%s,\"at\":\"2026-01-01T00:00:00Z\"}".formatted(members.strip());
      EventRows.append(session, aggregate, sequence, type, payload);
    }
  }

  private static void pass(long position) {
    jdbc.sql("UPDATE command.publisher SET position = ?").param(position).update();
  }
}
