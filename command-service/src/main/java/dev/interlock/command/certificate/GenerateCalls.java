package dev.interlock.command.certificate;

import static java.time.ZoneOffset.UTC;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.messaging.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes one certificate for one call, however often its client repeats it: which one is recorded in
 * the transaction that makes it, so that neither a crash nor a lost answer makes a second.
 */
@Component
class GenerateCalls {
  /** Longer than any AWS client goes on repeating a call. */
  private static final Duration REMEMBERED = Duration.ofMinutes(15);

  private final Commands commands;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  GenerateCalls(Commands commands, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    this.commands = commands;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Carries out the command, or finds what it made before. The id of the certificate. */
  String once(Optional<Invocation> invocation, GenerateClientCertificate command) {
    if (invocation.isEmpty()) {
      commands.send(command);
      return command.certificateId();
    }
    return transactions.execute(
        status -> {
          if (claim(invocation.get(), command)) {
            commands.send(command);
            return command.certificateId();
          }
          return made(invocation.get(), command);
        });
  }

  /** Waits for a call of the same id that is under way; false when it has made its certificate. */
  private boolean claim(Invocation invocation, GenerateClientCertificate command) {
    return jdbc.sql(
                """
                INSERT INTO command.generate_call
                  (access_key, invocation_id, request, certificate_id, called_at)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
            .params(
                invocation.accessKey(),
                invocation.id(),
                request(command),
                command.certificateId(),
                command.at().atOffset(UTC))
            .update()
        == 1;
  }

  private String made(Invocation invocation, GenerateClientCertificate command) {
    Call before =
        jdbc.sql(
                """
                SELECT request, certificate_id FROM command.generate_call
                WHERE access_key = ? AND invocation_id = ?
                """)
            .params(invocation.accessKey(), invocation.id())
            .query(Call.class)
            .single();
    if (!before.request().equals(request(command))) {
      throw Refusal.conflict(
          "Invocation %s has generated certificate %s from another request; call with a new id"
              .formatted(invocation.id(), before.certificateId()));
    }
    return before.certificateId();
  }

  private record Call(String request, String certificateId) {}

  private static String request(GenerateClientCertificate command) {
    return Json.mapper()
        .writeValueAsString(Arrays.asList(command.description(), new TreeMap<>(command.tags())));
  }

  /** Forgets the calls that nobody repeats any more. */
  @Scheduled(fixedDelay = 60_000)
  void forget() {
    jdbc.sql("DELETE FROM command.generate_call WHERE called_at < ?")
        .param(clock.instant().minus(REMEMBERED).atOffset(UTC))
        .update();
  }
}
