package dev.interlock.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.ThrowAwayIdentity;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a server does to a client whose certificate it trusted until now, and how it refuses.
 *
 * @param trust makes the server trust a bundle
 */
record AfterUntrust(URI uri, String authorityPem, Consumer<String> trust) {
  private static final String HEADER =
      """
      | server | kept connection | session of TLS 1.3 | session of TLS 1.2 | another certificate, TLS 1.3 | TLS 1.2 | no certificate, TLS 1.3 | TLS 1.2 |
      |---|---|---|---|---|---|---|---|
      """;

  private static final String NEWER = "TLSv1.3";
  private static final String OLDER = "TLSv1.2";
  private static final int ATTEMPTS = 8;

  Measurement of(String server) {
    var stays = ThrowAwayIdentity.create("stays", Clock.systemUTC());
    var goes = ThrowAwayIdentity.create("goes", Clock.systemUTC());
    trust.accept(stays.pem() + goes.pem());
    try (Caller kept = caller(NEWER, goes);
        Caller newer = caller(NEWER, goes);
        Caller older = caller(OLDER, goes)) {
      for (Caller caller : new Caller[] {kept, newer, older}) {
        assertThat(caller.call()).startsWith("200");
      }
      newer.hangUp();
      older.hangUp();
      trust.accept(stays.pem());
      return new Measurement(
          HEADER,
          List.of(
              server,
              kept.call().startsWith("200") ? "goes on" : "ended",
              again(newer),
              again(older),
              refusal(NEWER, goes),
              refusal(OLDER, goes),
              refusal(NEWER, null),
              refusal(OLDER, null)));
    }
  }

  private Caller caller(String protocol, @Nullable ThrowAwayIdentity identity) {
    return new Caller(uri, authorityPem, protocol, identity);
  }

  private static String again(Caller caller) {
    String outcome = caller.call().startsWith("200") ? "let in" : "refused";
    return caller.resumed() ? "resumed, " + outcome : "not resumed, " + outcome;
  }

  /** All that it looks like: where a server hangs up, its alert arrives or is lost by chance. */
  private String refusal(String protocol, @Nullable ThrowAwayIdentity identity) {
    Set<String> seen = new TreeSet<>();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (Caller fresh = caller(protocol, identity)) {
        seen.add(fresh.call());
      }
    }
    return String.join(Measurement.OR, seen);
  }
}
