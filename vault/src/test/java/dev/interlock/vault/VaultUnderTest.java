package dev.interlock.vault;

import java.security.PrivateKey;
import java.time.Instant;
import javax.net.ssl.X509ExtendedKeyManager;
import org.springframework.transaction.support.TransactionOperations;

/** An empty vault, and what tests of any implementation need beside it. */
interface VaultUnderTest {
  Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  Instant NOT_AFTER = Instant.parse("2036-01-01T00:00:00Z");

  /** The vault under test. */
  KeyVault vault();

  /** The clock that the vault was given. */
  TestClock clock();

  /** Transactions that the vault takes part in, READ COMMITTED. */
  TransactionOperations transactions();

  /** All that the vault has stored, bytes as lower-case hexadecimal digits. */
  String everythingStored();

  /** A valid request with a common name of its own. */
  default CertificateRequest request(String id, KeyAlgorithm algorithm) {
    return CertificateRequest.of(id, algorithm, NOT_BEFORE, NOT_AFTER);
  }

  /** Issues a certificate with a key that is quick to make. */
  default IssuedCertificate certificate(String id) {
    return vault().issue(request(id, KeyAlgorithm.P_256));
  }

  /** The key that the vault would never show. */
  default PrivateKey privateKey(IssuedCertificate issued) {
    return privateKey(vault().keyManager(issued.keyHandle()));
  }

  /** The same of a key manager. */
  default PrivateKey privateKey(X509ExtendedKeyManager keyManager) {
    return keyManager.getPrivateKey(keyManager.getClientAliases("any", null)[0]);
  }
}
