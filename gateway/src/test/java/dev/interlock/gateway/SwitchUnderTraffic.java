package dev.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.gateway.connections.Presented;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage moves to another certificate while clients call; once for each kind of backend. */
abstract class SwitchUnderTraffic {
  private static final int CLIENTS = 64;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ThrowAwayIdentity old = ThrowAwayIdentity.createRsa("old", Clock.systemUTC());
  private final ThrowAwayIdentity next = ThrowAwayIdentity.create("next", Clock.systemUTC());

  @TempDir Path directory;

  abstract BackendServer start(BackendSettings settings);

  /** How this backend computes the fingerprints that it sees. */
  abstract String digest();

  @Test
  void refusesAndDropsNoRequest() throws Exception {
    try (BackendServer backend = start(BackendSettings.of("orders", directory));
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("ANY", "/", backend.uri().toString()))) {
      backend.install(old.pem() + next.pem());
      gateway.present(old, backend.serverAuthorityPem());
      try (Traffic traffic = Traffic.on(gateway.uri("/"), CLIENTS)) {
        awaitAnswers(traffic);
        assertThat(traffic.seen()).containsOnly(fingerprint(old));

        gateway.present(next, backend.serverAuthorityPem());
        await().atMost(PATIENCE).until(() -> gateway.presented().old().isEmpty());
        Presented presented = gateway.presented();
        assertThat(presented.fingerprint()).isEqualTo(next.fingerprint());

        // Nothing presents the old one any more, so that it can go.
        awaitAnswers(traffic);
        traffic.seen();
        backend.install(next.pem());
        awaitAnswers(traffic);
        assertThat(Set.copyOf(traffic.seen())).containsExactly(fingerprint(next));
        assertThat(traffic.failures()).isEmpty();
      }
    }
  }

  @Test
  void presentsNothingElseToABackendThatTrustsOnlyTheOld() throws Exception {
    try (BackendServer backend = start(BackendSettings.of("orders", directory));
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("ANY", "/", backend.uri().toString()))) {
      backend.install(old.pem());
      gateway.present(old, backend.serverAuthorityPem());
      assertThat(gateway.get("/").statusCode()).isEqualTo(200);
      // Neither a kept connection nor a resumed session of the old one helps the new one.
      gateway.present(next, backend.serverAuthorityPem());
      assertThat(gateway.get("/").statusCode()).isIn(400, 500, 504);
      gateway.present(old, backend.serverAuthorityPem());
      assertThat(gateway.get("/").statusCode()).isEqualTo(200);
    }
  }

  /** More than are on their way, so that each client has begun and ended a call since now. */
  private static void awaitAnswers(Traffic traffic) {
    int enough = traffic.answers() + 3 * CLIENTS;
    await().atMost(PATIENCE).until(() -> traffic.answers() >= enough);
  }

  private String fingerprint(ThrowAwayIdentity identity) throws Exception {
    byte[] der = identity.certificate().getEncoded();
    return HexFormat.of().formatHex(MessageDigest.getInstance(digest()).digest(der));
  }
}
