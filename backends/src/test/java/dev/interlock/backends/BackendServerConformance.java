package dev.interlock.backends;

import static dev.interlock.backends.FreshClient.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every server must do, whatever it is made of. */
abstract class BackendServerConformance {

  static final InstantSource CLOCK = Clock.systemUTC();
  private static ThrowAwayIdentity a;
  private static ThrowAwayIdentity b;

  @TempDir Path directory;

  abstract BackendServer start(BackendSettings settings);

  @BeforeAll
  static void makeTwoClients() {
    a = ThrowAwayIdentity.createRsa("client a", CLOCK);
    b = ThrowAwayIdentity.create("client b", CLOCK);
  }

  private BackendServer start() {
    return start(BackendSettings.of("orders", directory.resolve("with space")));
  }

  @Test
  void acceptsNobodyAtFirst() {
    try (BackendServer server = start()) {
      assertThat(accepted(server, a)).isFalse();
      assertThat(accepted(server, null)).isFalse();
    }
  }

  @Test
  void acceptsThoseOfItsBundleOnly() throws IOException {
    try (BackendServer server = start()) {
      server.install(a.pem());

      assertThat(accepted(server, a)).isTrue();
      assertThat(accepted(server, b)).isFalse();
      assertThat(accepted(server, null)).isFalse();
      try (FreshClient client = FreshClient.of(server, a)) {
        assertThat(client.get().body()).contains("\"orders\"").containsPattern("[0-9a-fA-F:]{40}");
      }
    }
  }

  @Test
  void movesFromOneCertificateToAnother() {
    try (BackendServer server = start()) {
      server.install(a.pem());
      server.install(a.pem() + b.pem());
      assertThat(accepted(server, a)).isTrue();
      assertThat(accepted(server, b)).isTrue();

      server.install(b.pem());
      assertThat(accepted(server, a)).isFalse();
      assertThat(accepted(server, b)).isTrue();
    }
  }

  @Test
  void trustsNobodyWithAnEmptyBundle() {
    try (BackendServer server = start()) {
      server.install(a.pem());
      server.install("");
      assertThat(accepted(server, a)).isFalse();
    }
  }

  @Test
  void keepsItsTrustWhenABundleCanNotBeLoaded() throws IOException {
    try (BackendServer server = start()) {
      server.install(a.pem());
      String broken =
          a.pem()
              + "-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n";

      assertThatThrownBy(() -> server.install(broken))
          .isInstanceOf(TrustBundleRefused.class)
          .hasMessageContaining("backend orders keeps its old trust bundle");

      assertThat(accepted(server, a)).isTrue();
      assertThat(Files.readString(directory.resolve("with space").resolve(TrustFile.NAME)))
          .isEqualTo(a.pem());
      server.install(b.pem());
      assertThat(accepted(server, b)).isTrue();
    }
  }

  @Test
  void refusesNoRequestWhileItReloads() throws Exception {
    try (BackendServer server = start()) {
      server.install(a.pem());
      var answered = new AtomicInteger();
      var failure = new AtomicReference<Throwable>();
      List<Thread> hammers =
          Stream.generate(() -> Thread.ofVirtual().start(() -> hammer(server, answered, failure)))
              .limit(3)
              .toList();
      for (int i = 0; i < 10; i++) {
        int before = answered.get();
        await().until(() -> answered.get() > before + 20 || failure.get() != null);
        server.install(i % 2 == 0 ? a.pem() + b.pem() : a.pem());
      }
      hammers.forEach(Thread::interrupt);
      for (Thread hammer : hammers) {
        hammer.join();
      }

      assertThat(failure.get()).isNull();
    }
  }

  private static void hammer(
      BackendServer server, AtomicInteger answered, AtomicReference<Throwable> failure) {
    try (FreshClient client = FreshClient.of(server, a)) {
      while (!Thread.currentThread().isInterrupted()) {
        int status = client.get().statusCode();
        if (status != 200) {
          failure.compareAndSet(null, new AssertionError("status " + status));
        }
        answered.incrementAndGet();
      }
    } catch (IOException e) {
      if (!(e.getCause() instanceof InterruptedException)) {
        failure.compareAndSet(null, e);
      }
    }
  }

  @Test
  void keepsItsIdentityAndItsTrustOverARestart() {
    String authority;
    try (BackendServer server = start()) {
      server.install(a.pem());
      authority = server.serverAuthorityPem();
    }
    try (BackendServer server = start()) {
      assertThat(server.serverAuthorityPem()).isEqualTo(authority);
      assertThat(accepted(server, a)).isTrue();
    }
  }

  @Test
  void acceptsAnybodyWhenToldTo() {
    var settings = BackendSettings.of("orders", directory).acceptingAnybody();
    try (BackendServer server = start(settings)) {
      assertThat(accepted(server, b)).isTrue();
      assertThat(accepted(server, null)).isTrue();
    }
  }
}
