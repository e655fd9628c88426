package dev.interlock.agent.adapter;

import dev.interlock.agent.adapter.Command.Outcome;
import dev.interlock.agent.settings.Keys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * nginx: {@code nginx -t}, {@code nginx -s reload}, and then workers newer than the reload, as the
 * old ones have the old trust. An old worker that is shutting down has closed its listening sockets
 * ({@code ngx_worker_process_cycle} in {@code ngx_process_cycle.c}).
 */
public final class Nginx implements Adapter {
  private static final String LEAVING = "shutting down";

  private final Path trustFile;
  private final List<String> program;
  private final Daemon daemon;
  private final Duration patience;

  private Nginx(Path trustFile, List<String> program, Daemon daemon, Duration patience) {
    this.trustFile = trustFile;
    this.program = program;
    this.daemon = daemon;
    this.patience = patience;
  }

  static Nginx of(Keys keys, Path trustFile) {
    return new Nginx(
        trustFile,
        keys.command("nginx.command", "nginx"),
        new Daemon(keys.path("nginx.pid-file", "/run/nginx.pid")),
        keys.duration("patience", "PT30S"));
  }

  @Override
  public Loaded load() throws ServerRefused, InterruptedException {
    Outcome test = run("-t");
    if (!test.succeeded()) {
      throw ServerRefused.untouched(test.said());
    }
    if (daemon.parent().isEmpty()) {
      throw ServerRefused.untouched(notRunning());
    }
    Set<Long> old = daemon.children();
    Outcome reload = run("-s", "reload");
    if (!reload.succeeded()) {
      throw ServerRefused.unsure(reload.said());
    }
    boolean replaced =
        Daemon.await(
            patience,
            () ->
                Daemon.serving(old, title -> title.contains(LEAVING)).isEmpty()
                    && !old.containsAll(daemon.children()));
    if (!replaced) {
      throw ServerRefused.unsure(
          "nginx did not replace its workers %s within %s; its error log says why"
              .formatted(old, patience));
    }
    return loaded();
  }

  @Override
  public Optional<Loaded> look() {
    return daemon.parent().map(running -> loaded());
  }

  private Loaded loaded() {
    return new Loaded(Evidence.LOADED, "nginx has workers that are newer than the reload");
  }

  @Override
  public List<String> obstacles() throws InterruptedException {
    List<String> obstacles = new ArrayList<>();
    Outcome test = run("-T");
    if (!test.succeeded()) {
      obstacles.add(test.said());
    } else if (!names(test.output())) {
      obstacles.add(
          "nginx's configuration does not name %s; set ssl_client_certificate to it"
              .formatted(trustFile));
    }
    if (daemon.parent().isEmpty()) {
      obstacles.add(notRunning());
    }
    return obstacles;
  }

  // The directive may have a relative path, so the name of the file must do.
  private boolean names(String configuration) {
    return Pattern.compile(
            "ssl_(client|trusted)_certificate\\s+\\S*"
                + Pattern.quote(trustFile.getFileName().toString()))
        .matcher(configuration)
        .find();
  }

  private String notRunning() {
    return "nginx does not run: %s names no process; set nginx.pid-file"
        .formatted(daemon.pidFile());
  }

  private Outcome run(String... action) throws InterruptedException {
    return new Command(program, patience).with(action).run(Map.of());
  }
}
