package dev.interlock.backends;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;

/**
 * What a client's certificate will say.
 *
 * @param subject a distinguished name (RFC 4514)
 */
public record ClientDraft(
    String subject, KeyPair keys, Instant notBefore, Instant notAfter, Usage usage) {

  /** What a certificate says that its key is for. */
  public enum Usage {
    /** Signatures, as a client of TLS. */
    CLIENT,
    /** Signatures, as a server of TLS only. */
    SERVER,
    /** Encryption of keys only. */
    ENCRYPTION,
    /** Signatures on other certificates. */
    AUTHORITY,
    /** It does not say. */
    UNSAID
  }

  /** A client's certificate that is valid for 90 days. */
  public static ClientDraft of(String subject, KeyPair keys, Instant now) {
    return new ClientDraft(
        subject,
        keys,
        now.minus(Duration.ofMinutes(10)),
        now.plus(Duration.ofDays(90)),
        Usage.CLIENT);
  }

  /** The same with another validity. */
  public ClientDraft valid(Instant from, Instant until) {
    return new ClientDraft(subject, keys, from, until, usage);
  }

  /** The same for another use. */
  public ClientDraft usedFor(Usage newUsage) {
    return new ClientDraft(subject, keys, notBefore, notAfter, newUsage);
  }
}
