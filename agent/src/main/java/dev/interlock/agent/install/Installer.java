package dev.interlock.agent.install;

import dev.interlock.agent.adapter.Adapter;
import dev.interlock.agent.adapter.Loaded;
import dev.interlock.agent.adapter.ServerRefused;
import dev.interlock.agent.install.Journal.Held;
import dev.interlock.agent.install.Journal.Intent;
import dev.interlock.agent.install.Journal.State;
import dev.interlock.agent.interlock.TrustBundle;
import dev.interlock.agent.trust.BundleCheck;
import dev.interlock.agent.trust.BundleRefused;
import dev.interlock.agent.trust.TrustFile;
import dev.interlock.agent.trust.TrustText;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings bundles into a server, one at a time. Each attempt first finishes or undoes what a former
 * one has left, so that it does not matter where that was killed.
 */
final class Installer {
  private static final Logger log = LoggerFactory.getLogger(Installer.class);

  private final TrustFile file;
  private final Journal journal;
  private final Adapter adapter;
  private final InstantSource clock;
  private final Consumer<Step> progress;

  Installer(TrustFile file, Adapter adapter, InstantSource clock, Consumer<Step> progress) {
    this.file = file;
    this.journal = new Journal(file.sibling("journal"));
    this.adapter = adapter;
    this.clock = clock;
    this.progress = progress;
  }

  /** What the server is known to use, after what was under way is finished or undone. */
  @Nullable Held heal() throws IOException, InterruptedException, ServerRefused {
    State state = journal.read();
    Intent intent = state.intent();
    Held held = state.held();
    if (intent == null) {
      if (held != null && !held.sha256().equals(file.sha256())) {
        log.warn("{} was changed by somebody else and is written again", file.path());
        return null;
      }
      return held;
    }
    boolean written = file.sha256().equals(intent.sha256());
    if (intent.returning()) {
      goBack(held, intent);
      return held;
    }
    if (!written) {
      return journal.write(new State(held, null)).held();
    }
    log.info("Bundle {} was being installed when the agent was stopped; goes on", intent.version());
    return new Held(intent.version(), intent.sha256(), load(held, intent).evidence());
  }

  /** What it is known to use, as the journal says. */
  @Nullable Held held() throws IOException {
    return journal.read().held();
  }

  /**
   * Makes the server use a bundle; nothing happens if it does already.
   *
   * @throws BundleRefused if the bundle must not reach the server, which goes on as before
   * @throws ServerRefused if the server did not take it, and was given back what it had before
   */
  Loaded install(TrustBundle bundle)
      throws IOException, InterruptedException, BundleRefused, ServerRefused {
    TrustText text = TrustText.of(bundle.pem());
    Held held = heal();
    if (held != null && held.sha256().equals(text.sha256())) {
      Optional<Loaded> shown = adapter.look();
      if (shown.isPresent()) {
        Held now = new Held(bundle.version(), held.sha256(), shown.get().evidence());
        if (!now.equals(held)) {
          journal.write(new State(now, null));
        }
        return shown.get();
      }
      log.warn("The server does not use bundle {} any more; loads it again", held.version());
    }
    BundleCheck.require(file.read(), text, clock.instant());
    file.keep();
    progress.accept(Step.KEPT);
    Intent intent = new Intent(bundle.version(), text.sha256(), false);
    journal.write(new State(held, intent));
    progress.accept(Step.INTENDED);
    file.replace(text);
    progress.accept(Step.WRITTEN);
    return load(held, intent);
  }

  private Loaded load(@Nullable Held before, Intent intent)
      throws IOException, InterruptedException, ServerRefused {
    try {
      Loaded loaded = adapter.load();
      progress.accept(Step.LOADED);
      log.info("Bundle {}: {}", intent.version(), loaded.how());
      journal.write(
          new State(new Held(intent.version(), intent.sha256(), loaded.evidence()), null));
      progress.accept(Step.RECORDED);
      return loaded;
    } catch (ServerRefused refused) {
      giveBack(before, intent, refused);
      throw refused;
    }
  }

  private void giveBack(@Nullable Held before, Intent intent, ServerRefused refused)
      throws IOException, InterruptedException {
    log.warn(
        "Bundle {} was refused, so the one before comes back: {}",
        intent.version(),
        refused.getMessage());
    Intent returning = new Intent(intent.version(), intent.sha256(), true);
    journal.write(new State(before, returning));
    file.bringBack();
    if (refused.untouched()) {
      journal.write(new State(before, null));
      return;
    }
    try {
      goBack(before, returning);
    } catch (ServerRefused again) {
      log.error("The server did not take the file of before either: {}", again.getMessage());
    }
  }

  private void goBack(@Nullable Held before, Intent returning)
      throws IOException, InterruptedException, ServerRefused {
    if (file.sha256().equals(returning.sha256())) {
      file.bringBack();
    }
    adapter.load();
    journal.write(new State(before, null));
    log.info("The server uses the file of before bundle {}", returning.version());
  }
}
