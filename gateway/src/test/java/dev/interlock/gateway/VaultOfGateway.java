package dev.interlock.gateway;

import dev.interlock.testservers.Database;
import dev.interlock.vault.CertificateRequest;
import dev.interlock.vault.EnvelopeKeyVault;
import dev.interlock.vault.IssuedCertificate;
import dev.interlock.vault.KeyAlgorithm;
import dev.interlock.vault.KeyEncryptionKeys;
import dev.interlock.vault.KeyVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A vault in a real PostgreSQL, and what the gateway's own role may do in it. */
public final class VaultOfGateway {
  private static final String ROLE = "gateway_of_test";

  private final Database database;
  private final String keyFile;
  private final KeyEncryptionKeys keys;
  private final KeyVault owner;

  /** A vault in this database. */
  public VaultOfGateway(Database database) {
    this.database = database;
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    keyFile = "test:" + Base64.getEncoder().encodeToString(key);
    keys = KeyEncryptionKeys.parse(keyFile);
    Flyway.configure()
        .dataSource(database.dataSource())
        .schemas("vault")
        .locations("classpath:db/vault")
        .load()
        .migrate();
    owner = vault(database.jdbc());
    sql("DROP ROLE IF EXISTS " + ROLE);
    sql("CREATE ROLE " + ROLE + " LOGIN PASSWORD 'secret'");
    sql("GRANT USAGE ON SCHEMA vault TO " + ROLE);
    sql("GRANT SELECT ON vault.private_key TO " + ROLE);
  }

  private KeyVault vault(JdbcClient jdbc) {
    return new EnvelopeKeyVault(jdbc, keys, new SecureRandom(), Clock.systemUTC());
  }

  /** The vault as the gateway has it: it may read keys and nothing else. */
  public KeyVault ofGateway() {
    return vault(JdbcClient.create(new DriverManagerDataSource(database.url(), ROLE, "secret")));
  }

  /** The same for a program that is told by its arguments. */
  public List<String> settings(Path directory) throws IOException {
    return List.of(
        "--spring.datasource.url=" + database.url(),
        "--spring.datasource.username=" + ROLE,
        "--spring.datasource.password=secret",
        "--interlock.vault.key-file="
            + Files.writeString(directory.resolve("vault.keys"), keyFile));
  }

  /** Has the vault issue a certificate. */
  public IssuedCertificate issue(String certificateId) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return owner.issue(
        CertificateRequest.of(
            certificateId, KeyAlgorithm.P_256, now.minusSeconds(60), now.plusSeconds(3600)));
  }

  /** Nobody but a superuser gets in any more. */
  public void lock() {
    sql("ALTER ROLE " + ROLE + " NOLOGIN");
  }

  /** The gateway gets in again. */
  public void unlock() {
    sql("ALTER ROLE " + ROLE + " LOGIN");
  }

  /** Takes away what would keep the role from being made again. */
  public void drop() {
    sql("DROP OWNED BY " + ROLE);
    sql("DROP ROLE " + ROLE);
  }

  private void sql(String statement) {
    database.jdbc().sql(statement).update();
  }
}
