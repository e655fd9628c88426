package dev.interlock.command.renewal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets the services of an installation start rotations by policies one after the other. */
@Component
class StartLock {
  private final JdbcClient jdbc;

  StartLock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Until the transaction ends, nobody else starts a rotation by a policy, or changes a policy or a
   * freeze: whoever has set a freeze knows that nothing starts any more.
   */
  void hold() {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('command.renewal'))")
        .query((row, number) -> number)
        .list();
  }
}
