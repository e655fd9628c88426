package dev.interlock.command.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.renewal.Lead.BeforeExpiry;
import dev.interlock.command.renewal.Lead.ShareOfLifetime;
import dev.interlock.command.renewal.Renewal.Safe;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Whatever windows, freezes and lifetimes there are. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class RenewalPolicyPropertyTest {
  private static final Instant START = Instant.parse("2026-01-10T09:30:00Z");

  /** Everything that an answer follows from. */
  record Case(
      String id, RenewalPolicy policy, Validity validity, Duration reserved, List<Freeze> freezes) {
    Renewal at(Instant now) {
      return policy.renewal(id, validity, reserved, freezes, now);
    }

    Case with(Lead lead) {
      RenewalPolicy other = new RenewalPolicy(lead, policy.windows(), policy.jitter());
      return new Case(id, other, validity, reserved, freezes);
    }

    /** Judged moment by moment, not as the code does it. */
    boolean isOpen(Instant moment) {
      return freezes.stream()
              .noneMatch(freeze -> new Span(freeze.from(), freeze.until()).contains(moment))
          && (policy.windows().isEmpty()
              || policy.windows().stream()
                  .flatMap(window -> window.openings(moment, moment).stream())
                  .anyMatch(span -> span.contains(moment)));
    }
  }

  @Property
  void startsInAWindowAndInNoFreeze(@ForAll("cases") Case any, @ForAll("moments") Instant now) {
    any.at(now)
        .begins()
        .ifPresent(
            start -> {
              assertThat(any.isOpen(start)).as("open at %s", start).isTrue();
              assertThat(start).isAfterOrEqualTo(now);
            });
  }

  @Property
  void startsNoLaterThanTheLastSafeStart(@ForAll("cases") Case any) {
    Renewal renewal = any.at(START);
    isSeen("safe", renewal instanceof Safe);
    if (renewal instanceof Safe safe) {
      assertThat(safe.start()).isBeforeOrEqualTo(safe.lastSafeStart());
      assertThat(safe.lastSafeStart().plus(any.reserved())).isBefore(any.validity().notAfter());
    }
  }

  @Property
  void missesNoSafeStartWithoutAFinding(
      @ForAll("cases") Case any,
      @ForAll("moments") Instant now,
      @ForAll @IntRange(max = 100) int percent) {
    Instant end = any.validity().notAfter().minus(any.reserved()).minus(Span.GRACE);
    Duration safe = Duration.between(any.validity().middle(), end);
    Instant other = any.validity().middle().plus(safe.multipliedBy(percent).dividedBy(100));
    boolean possible =
        other.isAfter(now)
            && !other.isBefore(any.validity().middle())
            && !other.isAfter(end)
            && any.isOpen(other)
            && any.isOpen(other.plus(Span.GRACE));
    Renewal renewal = any.at(now);
    isSeen("possible", possible);
    if (possible) {
      assertThat(renewal).isInstanceOf(Safe.class);
    }
    if (!(renewal instanceof Safe)) {
      assertThat(renewal.finding()).get().asString().contains(any.id());
    }
  }

  @Property
  void startsNoLaterForALongerLead(
      @ForAll("cases") Case any,
      @ForAll @IntRange(min = 50, max = 99) int one,
      @ForAll @IntRange(min = 50, max = 99) int other,
      @ForAll("moments") Instant now) {
    Renewal longer = any.with(new ShareOfLifetime(Math.min(one, other))).at(now);
    Renewal shorter = any.with(new ShareOfLifetime(Math.max(one, other))).at(now);
    if (longer instanceof Safe early) {
      assertThat(shorter)
          .isInstanceOfSatisfying(
              Safe.class, late -> assertThat(early.start()).isBeforeOrEqualTo(late.start()));
    }
  }

  @Property
  void startsWhenItSaidItWould(
      @ForAll("cases") Case any, @ForAll @IntRange(max = 100) int percent) {
    if (any.at(START) instanceof Safe said) {
      Duration wait = Duration.between(START, said.start());
      Instant between = START.plus(wait.multipliedBy(percent).dividedBy(100));
      assertThat(any.at(between)).isEqualTo(said);
      assertThat(any.at(said.start())).isEqualTo(said);
    }
  }

  @Property
  void neverStartsInTheFirstHalfOfALife(@ForAll("cases") Case any) {
    any.at(START)
        .begins()
        .ifPresent(start -> assertThat(start).isAfterOrEqualTo(any.validity().middle()));
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<List<Freeze>> freezes =
        Combinators.combine(hours(600 * 24), hours(100 * 24))
            .as((from, length) -> freeze(START.plus(from), length.plusHours(1)))
            .list()
            .ofMaxSize(4);
    return Combinators.combine(
            Arbitraries.strings().alpha().numeric().ofLength(10),
            policies(),
            hours(400 * 24).map(life -> new Validity(START, START.plus(life).plusSeconds(3600))),
            hours(10 * 24),
            freezes)
        .as(Case::new);
  }

  @Provide
  Arbitrary<Instant> moments() {
    return hours(450 * 24).map(START::plus);
  }

  private static Arbitrary<RenewalPolicy> policies() {
    Arbitrary<Lead> leads =
        Arbitraries.oneOf(
            Arbitraries.integers().between(50, 99).map(ShareOfLifetime::new),
            Arbitraries.integers().between(1, 9000).map(Duration::ofHours).map(BeforeExpiry::new));
    Arbitrary<Window> windows =
        Combinators.combine(
                Arbitraries.of(
                    "30 2 * * *", "0 22 * * MON-FRI", "0 0 1 * *", "15 * * * *", "0 3 29 2 *"),
                Arbitraries.integers().between(15, 3000).map(Duration::ofMinutes),
                Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
                    .map(ZoneId::of))
            .as(Window::new);
    Arbitrary<Jitter> jitters = hours(7 * 24).map(Jitter::new);
    return Combinators.combine(leads, windows.list().ofMaxSize(3), jitters).as(RenewalPolicy::new);
  }

  /** Both happen often enough for the property to say something. */
  private static void isSeen(String what, boolean is) {
    Statistics.label(what)
        .collect(is)
        .coverage(
            seen -> {
              seen.check(true).percentage(share -> share > 3);
              seen.check(false).percentage(share -> share > 3);
            });
  }

  private static Freeze freeze(Instant from, Duration length) {
    return new Freeze("freeze", from, from.plus(length));
  }

  private static Arbitrary<Duration> hours(int most) {
    return Arbitraries.integers()
        .between(0, most)
        .withDistribution(RandomDistribution.uniform())
        .map(Duration::ofHours);
  }
}
