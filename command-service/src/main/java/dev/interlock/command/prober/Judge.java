package dev.interlock.command.prober;

import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static dev.interlock.contract.Verdict.REFUSED;

import dev.interlock.command.prober.Observation.Ending;
import dev.interlock.command.tls.Asked;
import dev.interlock.contract.Doubt;
import dev.interlock.contract.Verdict;
import java.util.List;
import java.util.Set;

/**
 * Turns what was seen into a verdict. In doubt it is inconclusive: a refusal that is none would let
 * a key be destroyed, an acceptance that is none would let a stage be switched.
 */
final class Judge {

  /** Alerts that servers send about a client certificate, or for want of one. */
  private static final Set<String> ABOUT_THE_CERTIFICATE =
      Set.of(
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "certificate_required",
          "no_certificate",
          "unknown_ca",
          "access_denied",
          // What OpenSSL sends in TLS 1.2 to a client without a certificate.
          "handshake_failure");

  /** The bodies of nginx's own statuses 495 and 496, which it sends as 400. */
  private static final List<String> NGINX_TEXTS =
      List.of("The SSL certificate error", "No required SSL certificate was sent");

  /** Client errors about the request, which a server gives to those that it lets in. */
  private static final Set<Integer> ABOUT_THE_REQUEST =
      Set.of(404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 422);

  private static final Set<Integer> ABOUT_THE_CLIENT = Set.of(401, 403, 495, 496);

  /** What an application may say of any request, but not of one that others get through with. */
  private static final Set<Integer> ABOUT_EITHER = Set.of(400, 421);

  private Judge() {}

  /**
   * Judges attempts that differ in the identity alone, so that one which got through tells what
   * became of the others.
   */
  static List<Attempt> judge(List<Observation> together) {
    boolean somebodyIn =
        together.stream().anyMatch(seen -> judge(seen, false).verdict() == ACCEPTED);
    return together.stream().map(seen -> judge(seen, somebodyIn)).toList();
  }

  private static Attempt judge(Observation seen, boolean somebodyIn) {
    Verdict verdict = verdict(seen, somebodyIn);
    String detail = describe(seen.ending());
    boolean shown = seen.asked() == Asked.PRESENTED || seen.asked() == Asked.WITHHELD;
    if (!shown && verdict != ACCEPTED) {
      // The server refused something else, since it has not seen which certificate there is.
      verdict = INCONCLUSIVE;
    }
    return new Attempt(
        verdict,
        verdict == INCONCLUSIVE ? doubt(seen.ending()) : null,
        detail + remark(seen),
        seen.asked() != Asked.NO,
        seen.tlsVersion());
  }

  private static Verdict verdict(Observation seen, boolean somebodyIn) {
    return switch (seen.ending()) {
      case Ending.Answered answered -> verdict(answered, somebodyIn);
      case Ending.Alert alert ->
          ABOUT_THE_CERTIFICATE.contains(alert.name()) ? REFUSED : INCONCLUSIVE;
      case Ending.Closed closed -> REFUSED;
      case Ending.OtherVersion other -> INCONCLUSIVE;
      case Ending.TimedOut timedOut -> INCONCLUSIVE;
      case Ending.NotReached notReached -> INCONCLUSIVE;
      case Ending.ServerNotVerified notVerified -> INCONCLUSIVE;
      case Ending.Broke broke -> INCONCLUSIVE;
    };
  }

  private static Verdict verdict(Ending.Answered answered, boolean somebodyIn) {
    int status = answered.status();
    if (ABOUT_THE_CLIENT.contains(status)
        || (somebodyIn && ABOUT_EITHER.contains(status))
        || (status == 400 && NGINX_TEXTS.stream().anyMatch(answered.body()::contains))) {
      return REFUSED;
    }
    return (status >= 200 && status < 400) || ABOUT_THE_REQUEST.contains(status)
        ? ACCEPTED
        : INCONCLUSIVE;
  }

  private static Doubt doubt(Ending ending) {
    return switch (ending) {
      case Ending.ServerNotVerified notVerified -> Doubt.SERVER_NOT_VERIFIED;
      case Ending.TimedOut timedOut -> Doubt.UNREACHABLE;
      case Ending.NotReached notReached -> Doubt.UNREACHABLE;
      case Ending.Answered answered -> Doubt.UNCLEAR;
      case Ending.Alert alert -> Doubt.UNCLEAR;
      case Ending.Closed closed -> Doubt.UNCLEAR;
      case Ending.OtherVersion other -> Doubt.UNCLEAR;
      case Ending.Broke broke -> Doubt.UNCLEAR;
    };
  }

  private static String describe(Ending ending) {
    return switch (ending) {
      case Ending.Answered answered -> describe(answered);
      case Ending.Alert alert -> "TLS alert " + alert.name();
      case Ending.Closed closed -> "connection closed by the server without an answer";
      case Ending.OtherVersion other -> "the server speaks another version of TLS";
      case Ending.TimedOut timedOut -> "no answer in time";
      case Ending.NotReached notReached -> "no connection: " + notReached.reason();
      case Ending.ServerNotVerified problem ->
          "the server's own certificate is not accepted here: " + problem.reason();
      case Ending.Broke broke -> broke.reason();
    };
  }

  private static String describe(Ending.Answered answered) {
    String text =
        NGINX_TEXTS.stream()
            .filter(known -> answered.status() == 400 && answered.body().contains(known))
            .map(known -> " (" + known + ")")
            .findFirst()
            .orElse("");
    String server = answered.server().isBlank() ? "" : ", server " + answered.server();
    return "HTTP " + answered.status() + text + server;
  }

  private static String remark(Observation seen) {
    return switch (seen.asked()) {
      case NO -> seen.tlsVersion().isPresent() ? "; server asked for no certificate" : "";
      case UNFIT -> "; server asked for a kind of certificate that this key can not sign for";
      case PRESENTED, WITHHELD -> "";
    };
  }
}
