package dev.interlock.vault;

import dev.interlock.testservers.Database;
import dev.interlock.testservers.TestServers;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real PostgreSQL with the vault's schema. */
final class VaultDatabase {
  private final DataSource dataSource;
  private final JdbcClient jdbc;

  private VaultDatabase(Database database) {
    this.dataSource = database.dataSource();
    this.jdbc = JdbcClient.create(dataSource);
  }

  static VaultDatabase create() {
    VaultDatabase database = new VaultDatabase(TestServers.database());
    Flyway.configure()
        .dataSource(database.dataSource)
        .schemas("vault")
        .locations("classpath:db/vault")
        .load()
        .migrate();
    return database;
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  TransactionTemplate transactions() {
    return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /** No row trigger sees a truncation. */
  void empty() {
    jdbc.sql("TRUNCATE vault.private_key, vault.secret").update();
  }

  /** Every row of every table; PostgreSQL writes bytes as hexadecimal digits. */
  String everythingStored() {
    List<String> tables =
        jdbc.sql("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'vault'")
            .query(String.class)
            .list();
    return tables.stream()
        .flatMap(
            table ->
                jdbc
                    .sql("SELECT t::text FROM vault.%s t".formatted(table))
                    .query(String.class)
                    .list()
                    .stream())
        .collect(Collectors.joining("\n"));
  }
}
