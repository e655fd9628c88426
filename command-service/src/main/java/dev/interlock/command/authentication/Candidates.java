package dev.interlock.command.authentication;

import dev.interlock.command.access.AccessKeys;
import dev.interlock.command.sigv4.Scope;
import dev.interlock.command.sigv4.SigningKey;
import dev.interlock.vault.Secret;
import dev.interlock.vault.SecretVault;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The access keys that are enabled now. Derived signing keys, which are good for a day, are kept,
 * so that the vault is not opened for every request.
 */
@Component
class Candidates {
  private static final int MOST = 10_000;

  private final AccessKeys keys;
  private final SecretVault secrets;
  private final Map<Use, SigningKey> derived = Collections.synchronizedMap(new LatestUsed());

  Candidates(AccessKeys keys, SecretVault secrets) {
    this.keys = keys;
    this.secrets = secrets;
  }

  /** The enabled key of an id with its signing key for the scope. */
  Optional<Candidate> find(String accessKeyId, Scope scope) {
    return keys.find(accessKeyId)
        .filter(AccessKeys.Row::enabled)
        .map(row -> new Caller(row.accessKeyId(), row.userName(), row.role()))
        .flatMap(caller -> signingKey(accessKeyId, scope).map(key -> new Candidate(caller, key)));
  }

  private Optional<SigningKey> signingKey(String accessKeyId, Scope scope) {
    Use use = new Use(accessKeyId, scope);
    SigningKey known = derived.get(use);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<SigningKey> fresh =
        secrets
            .find(accessKeyId)
            .map(Secret::reveal)
            .map(secret -> SigningKey.derive(secret, scope));
    fresh.ifPresent(key -> derived.put(use, key));
    return fresh;
  }

  private record Use(String accessKeyId, Scope scope) {}

  private static final class LatestUsed extends LinkedHashMap<Use, SigningKey> {
    private static final long serialVersionUID = 1L;

    LatestUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Use, SigningKey> eldest) {
      return size() > MOST;
    }
  }
}
