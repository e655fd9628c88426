package dev.interlock.command.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.renewal.Lead.ShareOfLifetime;
import dev.interlock.command.renewal.PresentedCertificate.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is due at the same time, and whatever limits there are. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ChoicePropertyTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final String A = "a";
  private static final String B = "b";

  /** Certificates under none, one or both of two policies. */
  record Case(List<CertificateFixture> certificates, Integer capOfA, Integer capOfB) {
    List<Plan> plans() {
      return plans(certificates);
    }

    List<Plan> plans(Collection<CertificateFixture> waiting) {
      return outlook().plans(waiting.stream().map(CertificateFixture::build).toList(), NOW);
    }

    Outlook outlook() {
      return new Outlook(List.of(policy(A, capOfA), policy(B, capOfB)), List.of(), Map.of());
    }

    private static TaggedPolicy policy(String name, Integer cap) {
      return new TaggedPolicy(
          name,
          Map.of(name, ""),
          new RenewalPolicy(new ShareOfLifetime(70), List.of(), new Jitter(Duration.ZERO)),
          cap);
    }

    int under(String policy, List<Plan> plans) {
      return (int) plans.stream().filter(plan -> plan.policies().contains(policy)).count();
    }
  }

  @Property
  void startsUpToTheCapsAndNoCertificateTwiceTheMostUrgentFirst(
      @ForAll("cases") Case any, @ForAll @IntRange(max = 12) int most) {
    List<Plan> started = startAll(any, most);

    assertThat(started).hasSizeLessThanOrEqualTo(most);
    assertThat(any.under(A, started)).isLessThanOrEqualTo(any.capOfA());
    assertThat(any.under(B, started)).isLessThanOrEqualTo(any.capOfB());
    Set<String> ids = new HashSet<>();
    started.forEach(plan -> assertThat(ids.add(plan.certificate().certificateId())).isTrue());
    assertThat(started.stream().map(Plan::lastSafeStart)).isSorted();
  }

  @Property
  void leavesOutNothingThatIsDueAndHasRoom(@ForAll("cases") Case any) {
    List<Plan> started = startAll(any, Integer.MAX_VALUE);

    any.plans().stream()
        .filter(plan -> plan.isDue(NOW) && !started.contains(plan))
        .forEach(
            plan ->
                assertThat(
                        plan.policies().contains(A) && any.under(A, started) == any.capOfA()
                            || plan.policies().contains(B) && any.under(B, started) == any.capOfB())
                    .as("a policy of %s has no room", plan.certificate().certificateId())
                    .isTrue());
  }

  /** As the runner does it: what has started is open from then on, and presented still. */
  private static List<Plan> startAll(Case any, int most) {
    Map<String, CertificateFixture> waiting = new TreeMap<>();
    any.certificates().forEach(one -> waiting.put(one.id(), one));
    List<Map<String, String>> open = new ArrayList<>();
    List<Plan> started = new ArrayList<>();
    while (true) {
      Optional<Plan> next =
          Choice.next(
              any.plans(waiting.values()), Room.of(most, any.outlook().policies(), open), NOW);
      if (next.isEmpty()) {
        return started;
      }
      started.add(next.get());
      open.add(next.get().certificate().tags());
      waiting.computeIfPresent(
          next.get().certificate().certificateId(), (id, one) -> one.inRotation());
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            certificates(),
            Arbitraries.integers().between(1, 6),
            Arbitraries.integers().between(1, 6))
        .as(Case::new);
  }

  private static Arbitrary<List<CertificateFixture>> certificates() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 100),
            Arbitraries.of(List.<String>of(), List.of(A), List.of(B), List.of(A, B)),
            Arbitraries.integers().between(1, 4))
        .as(ChoicePropertyTest::certificate)
        .list()
        .ofMaxSize(20)
        .map(
            all ->
                IntStream.range(0, all.size()).mapToObj(i -> all.get(i).named("c" + i)).toList());
  }

  private static CertificateFixture certificate(int days, List<String> tags, int chance) {
    CertificateFixture free =
        CertificateFixture.certificate(
            "",
            new Validity(NOW.minus(Duration.ofDays(100)), NOW.plus(Duration.ofDays(days))),
            tags.toArray(String[]::new));
    return switch (chance) {
      case 1 -> free.inRotation();
      case 2 -> free.paused(new Pause(NOW.plusSeconds(1), "why"));
      default -> free;
    };
  }
}
