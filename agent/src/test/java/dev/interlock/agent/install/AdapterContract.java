package dev.interlock.agent.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.agent.fixture.InterlockEndpoint;
import dev.interlock.agent.fixture.RealServer;
import dev.interlock.agent.fixture.RealServer.Fault;
import dev.interlock.agent.fixture.RunningAgent;
import dev.interlock.agent.fixture.SmallDisk;
import dev.interlock.agent.fixture.Traffic;
import dev.interlock.agent.settings.Keys;
import dev.interlock.backends.ThrowAwayIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an agent must do with every kind of server. */
abstract class AdapterContract {
  static ThrowAwayIdentity a;
  static ThrowAwayIdentity b;

  @TempDir Path directory;
  InterlockEndpoint interlock;
  RealServer server;

  abstract RealServer start(Path serverDirectory);

  @BeforeAll
  static void makeTwoClients() {
    a = ThrowAwayIdentity.create("client a", Clock.systemUTC());
    b = ThrowAwayIdentity.create("client b", Clock.systemUTC());
  }

  @BeforeEach
  void startServerAndInterlock() throws IOException {
    server = start(Files.createDirectory(directory.resolve("server")));
    interlock = new InterlockEndpoint();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
      interlock.close();
    }
  }

  Path settings() throws IOException {
    return Files.write(
        directory.resolve("agent.properties"),
        Stream.of(
                interlock.settings(directory).stream(),
                server.settings().stream(),
                Stream.of("trust-file=" + server.trustFile(), "repeat=PT1S"))
            .flatMap(lines -> lines)
            .toList());
  }

  RunningAgent agent() throws IOException {
    return new RunningAgent(settings());
  }

  static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
  }

  void awaitHeld(long version) {
    patiently().until(() -> interlock.heardOf(version));
  }

  @Test
  void installsTheBundleAndSaysWhatItSaw() throws IOException {
    interlock.publish(3, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(3);
    }
    var said = interlock.acknowledgements().getFirst();
    assertThat(said.path("instance").asString()).isEqualTo("one");
    assertThat(said.path("evidence").asString()).isEqualTo(server.evidence());
    assertThat(said.path("fingerprints").values())
        .extracting(one -> one.asString())
        .containsExactly(a.fingerprint());
    assertThat(server.accepts(a)).isTrue();
    assertThat(server.accepts(b)).isFalse();
    assertThat(server.accepts(null)).isFalse();
  }

  @Test
  void addsAndTakesAwayTrustWithNoRefusedRequest() throws IOException {
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
      try (Traffic traffic = new Traffic(server, a)) {
        for (int round = 1; round <= 3; round++) {
          interlock.publish(2L * round, a.pem() + b.pem());
          awaitHeld(2L * round);
          assertThat(server.accepts(b)).as("b, added").isTrue();
          interlock.publish(2L * round + 1, a.pem());
          awaitHeld(2L * round + 1);
          assertThat(server.accepts(b)).as("b, taken away").isFalse();
          traffic.awaitMore();
        }
      }
    }
  }

  @Test
  void trustsNobodyWithAnEmptyBundle() throws IOException {
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
      interlock.publish(2, "");
      awaitHeld(2);
    }
    assertThat(server.accepts(a)).isFalse();
    assertThat(server.accepts(null)).isFalse();
    assertThat(interlock.acknowledgements().getLast().path("fingerprints").size()).isZero();
  }

  @Test
  void keepsItsTrustAndNamesTheReasonUntilAFaultIsRepaired() throws IOException {
    long version = 1;
    interlock.publish(version, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(version);
      for (Fault fault : server.faults()) {
        long held = version++;
        String before = Files.readString(server.trustFile());
        try (Traffic traffic = new Traffic(server, a)) {
          fault.inflict().run();
          String next = before.contains(b.pem()) ? a.pem() : a.pem() + b.pem();
          interlock.publish(version, next);
          patiently().until(() -> hasConfessed(held, fault.says()));
          assertThat(server.trustFile()).hasContent(before);
          assertThat(interlock.heardOf(version)).isFalse();
          fault.repair().run();
          awaitHeld(version);
        }
      }
    }
  }

  boolean hasConfessed(long held, String reason) {
    return hasRefused(held + 1, reason) && stillHolds(held, reason);
  }

  private boolean hasRefused(long version, String reason) {
    return interlock.refusals().stream()
        .filter(said -> said.path("version").asLong() == version)
        .anyMatch(said -> said.path("reason").asString().contains(reason));
  }

  private boolean stillHolds(long held, String reason) {
    return interlock.acknowledgements().stream()
        .filter(said -> said.path("version").asLong() == held)
        .anyMatch(said -> said.path("detail").asString("").contains(reason));
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void goesOnAfterItWasKilled(Step step) throws Exception {
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
    }
    try (Traffic traffic = new Traffic(server, a)) {
      interlock.publish(2, a.pem() + b.pem());
      AgentKilledAt.run(settings(), step);
      try (RunningAgent agent = agent()) {
        awaitHeld(2);
      }
    }
    assertThat(server.trustFile()).hasContent(a.pem() + b.pem());
    assertThat(server.accepts(b)).isTrue();
  }

  @Test
  void letsNoBundleInThatShutsOutAClient() throws IOException {
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
      interlock.publish(2, a.pem() + sameSubject());
      patiently().until(() -> hasConfessed(1, "would shut out clients"));
    }
    assertThat(server.trustFile()).hasContent(a.pem());
  }

  /** Two certificates as Amazon API Gateway generates them: the first shadows the second. */
  static String sameSubject() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(AdapterContract.class.getResourceAsStream("same-subject.pem"))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void writesAgainWhatSomebodyElseChanged() throws IOException {
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
      Files.writeString(server.trustFile(), b.pem());
      patiently().until(() -> Files.readString(server.trustFile()).equals(a.pem()));
      int said = interlock.acknowledgements().size();
      patiently().until(() -> interlock.acknowledgements().size() > said);
    }
    assertThat(server.accepts(a)).isTrue();
    assertThat(server.accepts(b)).isFalse();
  }

  @Test
  void keepsOwnerAndModeOfTheFile() throws IOException {
    var mode = PosixFilePermissions.fromString("rw-r-----");
    Files.setPosixFilePermissions(server.trustFile(), mode);
    UserPrincipal owner = somebodyElse();
    Files.setOwner(server.trustFile(), owner);
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
    }
    assertThat(Files.getPosixFilePermissions(server.trustFile())).isEqualTo(mode);
    assertThat(Files.getOwner(server.trustFile())).isEqualTo(owner);
  }

  // Only root can give a file away.
  private UserPrincipal somebodyElse() throws IOException {
    return isRoot()
        ? directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody")
        : Files.getOwner(server.trustFile());
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Test
  void keepsItsTrustWhileTheDiskIsFull() throws Exception {
    assumeTrue(isRoot(), "mounts a small file system, which takes root");
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
    }
    try (SmallDisk disk = SmallDisk.with(server.trustFile(), directory.resolve("disk"));
        Traffic traffic = new Traffic(server, a)) {
      disk.fill();
      interlock.publish(2, a.pem() + b.pem());
      try (RunningAgent agent = agent()) {
        patiently().until(() -> hasConfessed(1, "No space left on device"));
        assertThat(interlock.heardOf(2)).isFalse();
        assertThat(server.trustFile()).hasContent(a.pem());
        disk.free();
        awaitHeld(2);
      }
    }
  }

  @Test
  void findsNothingInTheWay() throws Exception {
    interlock.publish(1, a.pem());
    try (Agent agent = Agent.of(Keys.read(settings()), Clock.systemUTC())) {
      assertThat(agent.obstacles()).isEmpty();
    }
  }
}
