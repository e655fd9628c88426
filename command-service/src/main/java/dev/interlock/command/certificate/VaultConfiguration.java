package dev.interlock.command.certificate;

import dev.interlock.vault.EnvelopeKeyVault;
import dev.interlock.vault.KeyEncryptionKeys;
import dev.interlock.vault.KeyVault;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault on this service's database, in a schema of its own. */
@Configuration
class VaultConfiguration {

  /**
   * The vault.
   *
   * @param keyFile the file with the key-encryption keys, the current one first
   */
  @Bean
  KeyVault keyVault(
      DataSource dataSource,
      JdbcClient jdbc,
      Clock clock,
      @Value("${interlock.vault.key-file}") Path keyFile)
      throws IOException {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("vault")
        .locations("classpath:db/vault")
        .load()
        .migrate();
    return new EnvelopeKeyVault(jdbc, KeyEncryptionKeys.read(keyFile), new SecureRandom(), clock);
  }

  @Bean
  CertificateQuota certificateQuota(@Value("${interlock.certificates.quota}") int quota) {
    return new CertificateQuota(quota);
  }
}
