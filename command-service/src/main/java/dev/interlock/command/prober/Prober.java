package dev.interlock.command.prober;

import dev.interlock.command.prober.Observation.Ending;
import dev.interlock.command.tls.Asked;
import java.io.IOException;
import java.security.GeneralSecurityException;
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
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Asks a backend instance, as its gateway would, which client certificates it accepts. */
public final class Prober {

  /** So that an attempt reports its own timeout before it is cut off. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  /**
   * Makes one request with each certificate, one with the untrusted one and one with none, all at
   * once and each on a fresh connection. Takes no longer than the target's timeout, and a little.
   * Whatever fails is part of the report.
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
    List<Attempt> attempts = attempt(target, identities);

    Map<String, Attempt> byId = new LinkedHashMap<>();
    for (int i = 0; i < certificates.size(); i++) {
      byId.put(certificates.get(i).certificateId(), attempts.get(i));
    }
    int controls = certificates.size();
    return new ProbeReport(byId, attempts.get(controls), attempts.get(controls + 1));
  }

  private static List<Attempt> attempt(
      ProbeTarget target, List<@Nullable X509ExtendedKeyManager> identities)
      throws InterruptedException {
    // Not closed by waiting: a name look-up can not be interrupted and must not hold up the report.
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<Observation>> results =
          threads.invokeAll(
              identities.stream()
                  .<Callable<Observation>>map(identity -> () -> observe(target, identity))
                  .toList(),
              target.timeout().plus(MARGIN).toMillis(),
              TimeUnit.MILLISECONDS);
      return results.stream().map(Prober::result).map(Judge::judge).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static Observation observe(ProbeTarget target, @Nullable X509ExtendedKeyManager identity)
      throws GeneralSecurityException, IOException {
    return new FreshConnection(target, identity).request();
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
