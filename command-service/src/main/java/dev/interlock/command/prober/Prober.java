package dev.interlock.command.prober;

import dev.interlock.command.prober.Observation.Ending;
import dev.interlock.command.tls.Asked;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Asks a backend instance, as its gateway would, which client certificates it accepts. */
public final class Prober {

  /** So that an attempt reports its own timeout before it is cut off. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final Function<InetAddress, Optional<String>> refusal;

  /** Connects to any address. */
  public Prober() {
    this(anywhere -> Optional.empty());
  }

  /**
   * Connects to no address that is refused.
   *
   * @param refusal why an address may not be called; empty if it may
   */
  public Prober(Function<InetAddress, Optional<String>> refusal) {
    this.refusal = refusal;
  }

  /**
   * Makes one request with each certificate, one with the untrusted one and one with none, with
   * each version of TLS, all at once and each on a fresh connection. Takes no longer than the
   * target's timeout, and a little. Whatever fails is part of the report.
   *
   * @param certificates with different ids
   * @param untrusted an identity that no backend trusts
   */
  public ProbeReport probe(
      ProbeTarget target, List<Presented> certificates, X509ExtendedKeyManager untrusted)
      throws InterruptedException {
    List<@Nullable X509ExtendedKeyManager> identities = new ArrayList<>();
    certificates.forEach(certificate -> identities.add(certificate.keyManager()));
    identities.add(untrusted);
    identities.add(null);
    Map<String, List<Observation>> seen = observe(target, identities);
    Map<String, List<Attempt>> attempts = new LinkedHashMap<>();
    Offer.of(seen)
        .forEach(
            version -> attempts.put(version, Judge.judge(seen.getOrDefault(version, List.of()))));

    Map<String, Outcome> byId = new LinkedHashMap<>();
    for (int i = 0; i < certificates.size(); i++) {
      byId.put(certificates.get(i).certificateId(), Outcome.of(of(attempts, i)));
    }
    int controls = certificates.size();
    return new ProbeReport(
        byId,
        Outcome.ofStranger(of(attempts, controls)),
        Outcome.ofStranger(of(attempts, controls + 1)));
  }

  /** The attempts with one identity, by version. */
  private static Map<String, Attempt> of(Map<String, List<Attempt>> attempts, int identity) {
    Map<String, Attempt> one = new LinkedHashMap<>();
    attempts.forEach((version, all) -> one.put(version, all.get(identity)));
    return one;
  }

  /** What was seen with each version, in the order of the identities. */
  private Map<String, List<Observation>> observe(
      ProbeTarget target, List<@Nullable X509ExtendedKeyManager> identities)
      throws InterruptedException {
    List<String> versions = Offer.ours();
    List<Callable<Observation>> attempts = new ArrayList<>();
    for (String version : versions) {
      identities.forEach(
          identity ->
              attempts.add(
                  () -> new FreshConnection(target, version, identity, refusal).request()));
    }
    List<Observation> results = run(attempts, target.timeout().plus(MARGIN));
    Map<String, List<Observation>> byVersion = new LinkedHashMap<>();
    for (int i = 0; i < versions.size(); i++) {
      int first = i * identities.size();
      byVersion.put(versions.get(i), results.subList(first, first + identities.size()));
    }
    return byVersion;
  }

  private static List<Observation> run(List<Callable<Observation>> attempts, Duration longest)
      throws InterruptedException {
    // Not closed by waiting: a name look-up can not be interrupted and must not hold up the report.
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return threads.invokeAll(attempts, longest.toMillis(), TimeUnit.MILLISECONDS).stream()
          .map(Prober::result)
          .toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static Observation result(Future<Observation> done) {
    return switch (done.state()) {
      case SUCCESS -> done.resultNow();
      case FAILED -> ended(new Ending.Broke(done.exceptionNow().toString()));
      case CANCELLED, RUNNING -> ended(new Ending.TimedOut());
    };
  }

  private static Observation ended(Ending ending) {
    return new Observation(ending, Asked.NO, Optional.empty());
  }
}
