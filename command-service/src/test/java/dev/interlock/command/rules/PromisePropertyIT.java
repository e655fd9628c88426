package dev.interlock.command.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.command.backend.CertificateDirectory;
import dev.interlock.command.rotation.RotationGuard;
import dev.interlock.command.stage.TrustGuard;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.GenericApplicationContext;

/** Whatever the write side is asked for, by whom and in which order, the promise is kept. */
class PromisePropertyIT {
  private static final int LENGTH = 150;
  private static final int AT_ONCE = 3;
  private static final int SESSIONS_UNTIL_FOUND = 40;
  private static final RunningService SERVICE = service(beans -> {});
  private static final Operator OPERATOR = new Operator(SERVICE);

  @AfterContainer
  static void stop() {
    SERVICE.close();
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void oneAfterAnother(@ForAll long seed) {
    Promise promise = sessionOneAfterAnother(SERVICE, OPERATOR, seed);
    assertThat(promise.broken).as(() -> String.join("\n", promise.story)).isEmpty();
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void atTheSameTime(@ForAll long seed) {
    Promise promise = new Promise(SERVICE);
    Session session = new Session(SERVICE, OPERATOR, new Random(seed));
    List<Thread> all =
        IntStream.range(0, AT_ONCE)
            .mapToObj(
                one ->
                    Thread.startVirtualThread(
                        () -> strike(session, new Random(seed + one), LENGTH / AT_ONCE)))
            .toList();
    all.forEach(PromisePropertyIT::join);
    session.fleet.installFetched();
    promise.check(session.fleet);
    assertThat(promise.broken).as(() -> String.join("\n", promise.story)).isEmpty();
  }

  @Example
  void aStageThatAsksForNoProofIsFound() {
    isFound(beans -> replace(beans, TrustGuard.class, new Trusting()));
  }

  @Example
  void aRevisionThatDoesNotLookAtStagesIsFound() {
    isFound(
        beans ->
            beans.registerBean(
                "mutant",
                CertificateDirectory.class,
                () -> new BlindToStages(beans.getBean(CertificatesOfStages.class)),
                definition -> definition.setPrimary(true)));
  }

  @Example
  void aRotationThatRetiresWithoutProofIsFound() {
    isFound(beans -> replace(beans, RotationGuard.class, (rotation, phase) -> {}));
  }

  private static void isFound(Consumer<GenericApplicationContext> mutant) {
    try (RunningService mutated = service(mutant)) {
      Operator asking = new Operator(mutated);
      assertThat(
              IntStream.range(0, SESSIONS_UNTIL_FOUND)
                  .mapToObj(seed -> sessionOneAfterAnother(mutated, asking, seed).broken)
                  .filter(broken -> !broken.isEmpty())
                  .findFirst())
          .isPresent();
    }
  }

  private static Promise sessionOneAfterAnother(RunningService asked, Operator asking, long seed) {
    Random chance = new Random(seed);
    Promise promise = new Promise(asked);
    Session session = new Session(asked, asking, chance);
    for (int i = 0; i < LENGTH && promise.broken.isEmpty(); i++) {
      session.strike(chance);
      promise.check(session.fleet);
    }
    session.fleet.installFetched();
    promise.check(session.fleet);
    return promise;
  }

  private static void strike(Session session, Random chance, int times) {
    for (int i = 0; i < times; i++) {
      session.strike(chance);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RunningService service(Consumer<GenericApplicationContext> beans) {
    return new RunningService(
        beans,
        "interlock.probe.interval=1h",
        "interlock.publisher.interval=1h",
        "interlock.certificates.quota=10000");
  }

  private static <T> void replace(GenericApplicationContext beans, Class<T> type, T mutant) {
    beans.registerBean("mutant", type, () -> mutant, definition -> definition.setPrimary(true));
  }

  /** Lets every stage present anything at any time. */
  private static final class Trusting implements TrustGuard {
    @Override
    public void mayChange(StageRef stage, @Nullable String rotationId) {}

    @Override
    public void mayPresent(
        StageRef stage, String certificateId, @Nullable String rotationId, Instant at) {}
  }

  /** Believes that no stage presents anything. */
  private record BlindToStages(CertificateDirectory seeing) implements CertificateDirectory {
    @Override
    public TrustedCertificate trusted(String certificateId) {
      return seeing.trusted(certificateId);
    }

    @Override
    public Set<String> presentedBy(Collection<StageRef> stages) {
      return Set.of();
    }

    @Override
    public Set<String> neededBy(Collection<StageRef> stages) {
      return Set.of();
    }

    @Override
    public void requireWithdrawable(Set<String> certificateIds, String rotationId) {}

    @Override
    public void requireUnused(
        Set<String> certificateIds, Set<StageRef> stages, String rotationId) {}

    @Override
    public Optional<Instant> lastChange(Collection<String> certificateIds) {
      return seeing.lastChange(certificateIds);
    }

    @Override
    public void requireStage(StageRef stage) {
      seeing.requireStage(stage);
    }
  }
}
