package dev.interlock.agent.adapter;

import dev.interlock.agent.adapter.Command.Outcome;
import dev.interlock.agent.settings.Keys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any other server: a command of its owner makes it take the file, and fails if it does not. */
public final class FileAndCommand implements Adapter {
  private final Command command;
  private final Path trustFile;
  private final Evidence evidence;

  private FileAndCommand(Command command, Path trustFile, Evidence evidence) {
    this.command = command;
    this.trustFile = trustFile;
    this.evidence = evidence;
  }

  static FileAndCommand of(Keys keys, Path trustFile) {
    String line = keys.required("command.run", "systemctl reload orders");
    Duration timeout = keys.duration("patience", "PT30S");
    return new FileAndCommand(
        new Command(List.of("sh", "-c", line), timeout),
        trustFile,
        keys.oneOf("command.evidence", Evidence.class, Evidence.WRITTEN));
  }

  @Override
  public Loaded load() throws ServerRefused, InterruptedException {
    Outcome outcome = command.run(Map.of("TRUST_FILE", trustFile.toString()));
    if (!outcome.succeeded()) {
      throw ServerRefused.unsure(outcome.said());
    }
    return loaded();
  }

  @Override
  public Optional<Loaded> look() {
    return Optional.of(loaded());
  }

  private Loaded loaded() {
    return new Loaded(evidence, "the command succeeded");
  }

  /** None: what the command does is not known, so it is not run to see. */
  @Override
  public List<String> obstacles() {
    return List.of();
  }
}
