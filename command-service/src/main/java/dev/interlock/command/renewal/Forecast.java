package dev.interlock.command.renewal;

import dev.interlock.command.renewal.PresentedCertificate.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every rotation that is to be expected, as things stand: of the certificates that stages present,
 * and of their successors, which take over tags and lifetime. That some may have to wait for others
 * because of caps is not foreseen.
 *
 * @param items the earliest first
 * @param cutShort certificates with more rotations to come than are listed
 */
record Forecast(Instant at, Instant until, List<Item> items, List<String> cutShort) {
  private static final int MOST_OF_ONE = 100;

  /** What brings the successor. */
  enum RenewedBy {
    /** A policy will. */
    POLICY,
    /** A rotation that is open does already. */
    ROTATION,
    /** Nothing does; people have to. */
    NOBODY
  }

  /**
   * A rotation to come, or one that nobody will start.
   *
   * @param successor 0 for a certificate that exists, 1 for its successor, and so on
   * @param policy the one that starts it
   * @param policies all that are about the certificate
   * @param start when it is planned; null when it is open or is not planned
   * @param slack from now to the last safe start
   * @param slackDays the same in days
   * @param slowestBackend the one that the last safe start depends on
   * @param late whether it cannot be expected to end before the certificate expires
   * @param why what somebody should look into
   */
  record Item(
      String certificateId,
      int successor,
      List<String> stages,
      RenewedBy renewedBy,
      @Nullable String policy,
      List<String> policies,
      @Nullable String rotationId,
      @Nullable Instant start,
      Instant lastSafeStart,
      Instant expiry,
      Duration slack,
      double slackDays,
      @Nullable String slowestBackend,
      boolean late,
      @Nullable String why) {

    private static final Comparator<Item> EARLIEST_FIRST =
        Comparator.comparing(Item::moment)
            .thenComparing(Item::certificateId)
            .thenComparing(Item::successor);

    /** When it starts, or else has to. What is open comes first. */
    private Instant moment() {
      return renewedBy == RenewedBy.ROTATION
          ? Instant.EPOCH
          : Objects.requireNonNullElse(start, lastSafeStart);
    }
  }

  /** What is to be expected up to a moment. */
  static Forecast of(
      Outlook outlook, Collection<PresentedCertificate> certificates, Instant at, Instant until) {
    Set<String> successors =
        certificates.stream()
            .flatMap(one -> Optional.ofNullable(one.successorId()).stream())
            .collect(Collectors.toSet());
    List<Item> items = new ArrayList<>();
    List<String> cutShort = new ArrayList<>();
    certificates.stream()
        // What a rotation brings in follows from what it replaces, while stages present both.
        .filter(one -> !successors.contains(one.certificateId()))
        .forEach(one -> follow(one, outlook, at, until, items, cutShort));
    items.sort(Item.EARLIEST_FIRST);
    return new Forecast(at, until, items, cutShort);
  }

  private static void follow(
      PresentedCertificate certificate,
      Outlook outlook,
      Instant at,
      Instant until,
      List<Item> items,
      List<String> cutShort) {
    Optional<PresentedCertificate> next = Optional.of(certificate);
    Pause pause = certificate.pause();
    Instant moment = pause == null ? at : Span.later(at, pause.until());
    for (int number = 0; next.isPresent(); number++) {
      if (number == MOST_OF_ONE) {
        cutShort.add(certificate.certificateId());
        return;
      }
      Plan plan = outlook.plan(next.get(), moment);
      Item item = item(plan, number, at);
      if (item.moment().isAfter(until) && item.lastSafeStart().isAfter(until)) {
        return;
      }
      items.add(item);
      Instant start = item.renewedBy() == RenewedBy.ROTATION ? at : item.start();
      next = Optional.ofNullable(start).map(next.get()::successor);
      moment = start == null ? moment : start;
    }
  }

  private static Item item(Plan plan, int number, Instant at) {
    PresentedCertificate certificate = plan.certificate();
    boolean open = certificate.successorId() != null;
    Duration slack = plan.slack(at);
    return new Item(
        certificate.certificateId(),
        number,
        certificate.stages(),
        open ? RenewedBy.ROTATION : plan.chosen().isPresent() ? RenewedBy.POLICY : RenewedBy.NOBODY,
        plan.chosen().map(Plan.Chosen::policy).orElse(null),
        plan.policies(),
        certificate.rotationId(),
        open ? null : plan.begins().orElse(null),
        plan.lastSafeStart(),
        certificate.validity().notAfter(),
        slack,
        Math.floor(slack.toHours() / 2.4) / 10,
        plan.time().slowestBackend().orElse(null),
        !open && isLate(plan, slack),
        open ? null : why(plan, at));
  }

  private static boolean isLate(Plan plan, Duration slack) {
    return slack.isNegative()
        || plan.certificate().obstacle().isPresent()
        || plan.chosen().filter(one -> one.renewal() instanceof Renewal.Late).isPresent();
  }

  private static @Nullable String why(Plan plan, Instant at) {
    PresentedCertificate certificate = plan.certificate();
    Pause pause = certificate.pause();
    if (plan.chosen().isEmpty()) {
      return "No policy is about its tags. Give it tags of one, or rotate it by hand: POST /v1/rotations";
    }
    return pause != null && pause.until().isAfter(at)
        ? "Not before %s: %s".formatted(pause.until(), pause.why())
        : certificate
            .obstacle()
            .or(() -> plan.chosen().orElseThrow().renewal().finding())
            .orElse(null);
  }
}
