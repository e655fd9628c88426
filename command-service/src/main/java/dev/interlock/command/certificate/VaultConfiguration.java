package dev.interlock.command.certificate;

import dev.interlock.vault.ClientProfile;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault on this service's database, in a schema of its own. */
@Configuration
class VaultConfiguration {
  private static final Logger log = LoggerFactory.getLogger(VaultConfiguration.class);

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

  @Bean
  GenerationSettings generationSettings(
      @Value("${interlock.certificates.profile}") String profile,
      @Value("${interlock.certificates.key-algorithm}") String keyAlgorithm) {
    GenerationSettings settings = GenerationSettings.named(profile, keyAlgorithm);
    if (settings.profile() == ClientProfile.AWS) {
      log.warn(
          "Certificates are generated in the profile of AWS: two of them in one trust file shadow"
              + " each other on servers that use OpenSSL, such as nginx, Apache, HAProxy and Node");
    }
    return settings;
  }
}
