package dev.interlock.agent.install;

import dev.interlock.agent.adapter.Adapter;
import dev.interlock.agent.adapter.Loaded;
import dev.interlock.agent.adapter.ServerRefused;
import dev.interlock.agent.interlock.CallFailed;
import dev.interlock.agent.interlock.InterlockClient;
import dev.interlock.agent.interlock.Refusal;
import dev.interlock.agent.interlock.Report;
import dev.interlock.agent.interlock.TrustBundle;
import dev.interlock.agent.settings.Keys;
import dev.interlock.agent.trust.BundleRefused;
import dev.interlock.agent.trust.TrustFile;
import dev.interlock.agent.trust.TrustText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands beside a server: fetches its trust bundle from Interlock, installs it, and acknowledges
 * it. Whatever fails is tried again, with pauses that grow to a minute.
 */
public final class Agent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Agent.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  private final Identity identity;
  private final InterlockClient interlock;
  private final TrustFile file;
  private final Adapter adapter;
  private final Installer installer;
  private final Consumer<Step> progress;
  private final Backoff backoff =
      new Backoff(SHORTEST_WAIT, Duration.ofMinutes(1), RandomGenerator.getDefault());
  private @Nullable TrustBundle current;
  private long wanted;
  private long reportedAt;
  private String lastFailure = "";

  private Agent(
      Keys keys, Function<Path, Adapter> adapter, InstantSource clock, Consumer<Step> progress) {
    this.identity = Identity.of(keys);
    this.interlock = InterlockClient.of(keys);
    Path path = keys.requiredPath("trust-file", "/etc/nginx/client-trust.pem");
    this.file = TrustFile.at(path);
    this.adapter = adapter.apply(path);
    this.progress = progress;
    this.installer = new Installer(file, this.adapter, clock, progress);
    keys.refuseOthers();
  }

  /**
   * An agent that does nothing yet.
   *
   * @throws dev.interlock.agent.settings.InvalidSettings if it cannot be told so
   */
  public static Agent of(Keys keys, InstantSource clock) {
    return of(keys, clock, step -> log.debug("{}", step));
  }

  /** The same, within the server, which is reached by an adapter of its own. */
  public static Agent within(Adapter server, Keys keys, InstantSource clock) {
    return new Agent(keys, path -> server, clock, step -> log.debug("{}", step));
  }

  /** The same, which tells of each step that it has done. */
  static Agent of(Keys keys, InstantSource clock, Consumer<Step> progress) {
    return new Agent(keys, path -> Adapter.of(keys, path), clock, progress);
  }

  /** What would keep it from its work, for people; changes nothing. */
  public List<String> obstacles() throws InterruptedException {
    List<String> obstacles = new ArrayList<>();
    try {
      file.rehearse();
    } catch (IOException e) {
      obstacles.add(e.getMessage());
    }
    obstacles.addAll(adapter.obstacles());
    try {
      interlock.awaitBundleAfter(OptionalLong.empty(), Duration.ZERO);
    } catch (IOException e) {
      obstacles.add(text(e));
    }
    return obstacles;
  }

  /**
   * Works until it is interrupted.
   *
   * @throws IOException if another agent is at work on the trust file, or the adapter cannot begin
   */
  public void run() throws IOException, InterruptedException {
    try (var lock = file.lock()) {
      log.info(
          "Agent of instance {} follows Interlock, with the trust file {}",
          identity.instance(),
          file.path());
      adapter.start();
      attempt(() -> installer.heal());
      while (lock.isValid()) {
        if (!attempt(this::follow)) {
          Thread.sleep(backoff.next());
        }
      }
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException, BundleRefused, ServerRefused, InterruptedException;
  }

  private boolean attempt(Work work) throws InterruptedException {
    try {
      work.run();
      backoff.reset();
      lastFailure = "";
      return true;
    } catch (IOException | BundleRefused | ServerRefused failure) {
      warn(failure);
      if (!(failure instanceof CallFailed)) {
        refuse(text(failure));
      }
      confess(text(failure));
      return false;
    }
  }

  private void follow() throws IOException, BundleRefused, ServerRefused, InterruptedException {
    long asked = System.nanoTime();
    Optional<TrustBundle> newer = interlock.awaitBundleAfter(known(), patience());
    TrustBundle bundle = newer.orElse(current);
    if (bundle == null || (newer.isEmpty() && since(reportedAt).compareTo(identity.repeat()) < 0)) {
      // Something between may answer at once.
      Thread.sleep(Duration.ofNanos(Math.max(0, SHORTEST_WAIT.minus(since(asked)).toNanos())));
      return;
    }
    wanted = bundle.version();
    progress.accept(Step.FETCHED);
    Loaded loaded = installer.install(bundle);
    report(bundle.version(), loaded.evidence().name(), loaded.how());
    progress.accept(Step.ACKNOWLEDGED);
    if (newer.isPresent()) {
      log.info("Bundle {} is acknowledged as {}", bundle.version(), loaded.evidence());
    }
    current = bundle;
  }

  private OptionalLong known() {
    return current == null ? OptionalLong.empty() : OptionalLong.of(current.version());
  }

  private Duration patience() {
    Duration wanted =
        identity.repeat().compareTo(LONGEST_WAIT) < 0 ? identity.repeat() : LONGEST_WAIT;
    return wanted.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wanted;
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private void report(long version, String evidence, String detail)
      throws IOException, InterruptedException {
    interlock.acknowledge(
        new Report(
            identity.instance(),
            version,
            evidence,
            TrustText.of(file.read()).fingerprints(),
            detail,
            identity.address().orElse(null)));
    reportedAt = System.nanoTime();
  }

  private void refuse(String reason) throws InterruptedException {
    if (wanted == 0) {
      return;
    }
    try {
      interlock.refuse(
          Refusal.of(identity.instance(), wanted, reason, identity.address().orElse(null)));
    } catch (IOException e) {
      log.debug("Interlock did not hear of the refusal: {}", text(e));
    }
  }

  /** What is held still, and why, is the truth, and no silence; one without refusals has it too. */
  private void confess(String reason) throws InterruptedException {
    try {
      Journal.Held held = installer.held();
      // Of the one that was to be looked at, nothing is known now.
      if (held != null && held.version() != wanted) {
        report(held.version(), held.evidence().name(), reason);
      }
    } catch (IOException e) {
      log.debug("Interlock did not hear what is held still: {}", text(e));
    }
  }

  // Once for a failure that repeats: an agent may well start minutes before its backend is known.
  private void warn(Exception failure) {
    String text = text(failure);
    if (!text.equals(lastFailure)) {
      log.warn("The server keeps its trust; trying again: {}", text);
    }
    lastFailure = text;
  }

  private static String text(Exception failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  @Override
  public void close() {
    adapter.close();
    interlock.close();
  }
}
