package dev.interlock.command.renewal;

import dev.interlock.command.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far into its life a certificate is due for renewal. */
sealed interface Lead {

  /**
   * The one that is given.
   *
   * @throws Refusal INVALID when there is none, or are two
   */
  static Lead of(@Nullable Integer percent, @Nullable Duration beforeExpiry) {
    if (percent != null && beforeExpiry == null) {
      return new ShareOfLifetime(percent);
    }
    if (beforeExpiry != null && percent == null) {
      return new BeforeExpiry(beforeExpiry);
    }
    throw Refusal.invalid(
        "beforeExpiry", "Give one of atPercentOfLifetime and beforeExpiry, not both");
  }

  /** When a certificate is due; never in the first half of its life. */
  default Instant due(Validity validity) {
    return Span.later(wanted(validity), validity.middle());
  }

  /** When the policy's words alone would have it due. */
  Instant wanted(Validity validity);

  /**
   * After a share of the lifetime, as in "at two thirds".
   *
   * @param percent of the lifetime that has passed, 50 to 99
   */
  record ShareOfLifetime(int percent) implements Lead {
    public ShareOfLifetime {
      if (percent < 50 || percent > 99) {
        throw Refusal.invalid(
            "atPercentOfLifetime",
            "atPercentOfLifetime %d is not from 50 to 99; nothing renews in the first half of its life"
                .formatted(percent));
      }
    }

    @Override
    public Instant wanted(Validity validity) {
      return validity.notBefore().plus(validity.lifetime().multipliedBy(percent).dividedBy(100));
    }
  }

  /**
   * Some time before it expires.
   *
   * @param lead of the start over the expiry, at least an hour
   */
  record BeforeExpiry(Duration lead) implements Lead {
    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(3650);

    public BeforeExpiry {
      if (lead.compareTo(LEAST) < 0 || lead.compareTo(MOST) > 0) {
        throw Refusal.invalid(
            "beforeExpiry",
            "beforeExpiry %s is not from %s to %s; write 30 days as P30D"
                .formatted(lead, LEAST, MOST));
      }
    }

    @Override
    public Instant wanted(Validity validity) {
      return validity.notAfter().minus(lead);
    }
  }
}
