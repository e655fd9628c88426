package dev.interlock.command.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.command.Refusal;
import dev.interlock.command.TestDatabase;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CertificateTableIT {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final CertificateTable table = new CertificateTable(jdbc);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database));

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void readsBackWhatWasGenerated() {
    table.on(generated("abc123"));
    assertThat(table.find("abc123"))
        .contains(
            new StoredCertificate(
                "abc123", "Mine", Map.of("env", "prod"), facts("abc123"), List.of(), "key-abc123"));
  }

  @Test
  void theQuotaIsCountedByOneGenerationAtATime() {
    CompletableFuture<Integer> second =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  assertThat(table.countForGeneration()).isZero();
                  var counting = inBackground(table::countForGeneration);
                  awaitSomebodyWaiting();
                  table.on(generated("abc123"));
                  return counting;
                }));
    assertThat(second.join()).isEqualTo(1);
  }

  @Test
  void aCertificateThatIsBeingDeletedIsNotTakenIntoUse() {
    table.on(generated("abc123"));
    CompletableFuture<Integer> taking =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  table.holdForDeletion("abc123");
                  var holding =
                      inBackground(
                          () -> {
                            table.holdForUse("abc123");
                            return 1;
                          });
                  awaitSomebodyWaiting();
                  table.on(new CertificateDeleted("abc123", AT));
                  return holding;
                }));
    assertThatExceptionOfType(Exception.class)
        .isThrownBy(taking::join)
        .havingCause()
        .isInstanceOf(Refusal.class)
        .withMessageContaining("abc123; generate it first");
  }

  private CompletableFuture<Integer> inBackground(Supplier<Integer> work) {
    return CompletableFuture.supplyAsync(() -> transaction.execute(status -> work.get()));
  }

  private void awaitSomebodyWaiting() {
    await()
        .until(
            () ->
                jdbc.sql(
                        """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """)
                    .query(Integer.class)
                    .single(),
            waiting -> waiting == 1);
  }

  private static CertificateGenerated generated(String id) {
    return new CertificateGenerated(id, "Mine", Map.of("env", "prod"), facts(id), "key-" + id, AT);
  }

  private static CertificateFacts facts(String id) {
    return new CertificateFacts("pem", "f" + id, "s", "1", "CN=" + id, AT, AT.plusSeconds(60));
  }
}
