package dev.interlock.agent.adapter;

import dev.interlock.agent.adapter.Command.Outcome;
import dev.interlock.agent.settings.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Apache httpd: {@code -t}, {@code -k graceful}, and then children newer than that. Neither command
 * reads the trust file: with a bad one both succeed, and then the server ends (measured with 2.4).
 * So the file is checked before it is written, and {@code -k graceful} starts a server that has
 * ended, with the file of before.
 */
public final class Httpd implements Adapter {
  private final Command program;
  private final Daemon daemon;
  private final Duration patience;
  private volatile Set<Long> leaving = Set.of();

  private Httpd(Command program, Daemon daemon, Duration patience) {
    this.program = program;
    this.daemon = daemon;
    this.patience = patience;
  }

  static Httpd of(Keys keys) {
    Duration patience = keys.duration("patience", "PT30S");
    return new Httpd(
        new Command(keys.command("httpd.command", "apachectl"), patience),
        new Daemon(keys.path("httpd.pid-file", "/run/apache2/apache2.pid")),
        patience);
  }

  @Override
  public Loaded load() throws ServerRefused, InterruptedException {
    Outcome test = program.with("-t").run(Map.of());
    if (!test.succeeded()) {
      throw ServerRefused.untouched(test.said());
    }
    Set<Long> old = daemon.children();
    Outcome graceful = program.with("-k", "graceful").run(Map.of());
    if (!graceful.succeeded()) {
      throw ServerRefused.unsure(graceful.said());
    }
    boolean renewed =
        Daemon.await(
            patience, () -> daemon.parent().isEmpty() || !old.containsAll(daemon.children()));
    if (daemon.parent().isEmpty()) {
      throw ServerRefused.unsure(
          "httpd has ended at 'graceful' although the configuration test had passed; its error log"
              + " says why");
    }
    if (!renewed) {
      throw ServerRefused.unsure("httpd started no new children within " + patience);
    }
    Daemon.await(patience, () -> Daemon.serving(old, title -> false).isEmpty());
    leaving = old;
    return loaded();
  }

  @Override
  public Optional<Loaded> look() {
    return daemon.parent().map(running -> loaded());
  }

  private Loaded loaded() {
    leaving = Daemon.serving(leaving, title -> false);
    return leaving.isEmpty()
        ? new Loaded(Evidence.LOADED, "httpd has no children from before the graceful restart")
        : new Loaded(
            Evidence.WRITTEN,
            "httpd's processes %s of before still finish their requests".formatted(leaving));
  }

  @Override
  public List<String> obstacles() throws InterruptedException {
    List<String> obstacles = new ArrayList<>();
    Outcome test = program.with("-t").run(Map.of());
    if (!test.succeeded()) {
      obstacles.add(test.said());
    }
    if (daemon.parent().isEmpty()) {
      obstacles.add(
          "httpd does not run: %s names no process; set httpd.pid-file"
              .formatted(daemon.pidFile()));
    }
    return obstacles;
  }
}
