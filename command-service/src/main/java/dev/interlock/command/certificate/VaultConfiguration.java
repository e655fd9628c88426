package dev.interlock.command.certificate;

import dev.interlock.vault.EnvelopeKeyVault;
import dev.interlock.vault.EnvelopeSecretVault;
import dev.interlock.vault.KeyEncryptionKeys;
import dev.interlock.vault.KeyVault;
import dev.interlock.vault.SecretVault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault on this service's database, in a schema of its own. */
@Configuration
class VaultConfiguration {

  /**
   * The key-encryption keys.
   *
   * @param keyFile the file with them, the current one first
   */
  @Bean
  KeyEncryptionKeys keyEncryptionKeys(@Value("${interlock.vault.key-file}") Path keyFile) {
    return KeyEncryptionKeys.read(keyFile);
  }

  @Bean
  KeyVault keyVault(DataSource dataSource, JdbcClient jdbc, KeyEncryptionKeys keys, Clock clock) {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("vault")
        .locations("classpath:db/vault")
        .load()
        .migrate();
    return new EnvelopeKeyVault(jdbc, keys, new SecureRandom(), clock);
  }

  /** Its table is made with those of the keys. */
  @Bean
  @DependsOn("keyVault")
  SecretVault secretVault(JdbcClient jdbc, KeyEncryptionKeys keys, Clock clock) {
    return new EnvelopeSecretVault(jdbc, keys, new SecureRandom(), clock);
  }

  @Bean
  CertificateQuota certificateQuota(@Value("${interlock.certificates.quota}") int quota) {
    return new CertificateQuota(quota);
  }
}
