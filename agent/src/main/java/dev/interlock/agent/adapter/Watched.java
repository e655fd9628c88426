package dev.interlock.agent.adapter;

import dev.interlock.agent.settings.Keys;
import dev.interlock.agent.trust.TrustFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that watches its trust file by itself, such as one on Node with {@code followTrust}:
 * each of its processes confirms in a file, named by its id, what it has loaded or why it has not.
 */
public final class Watched implements Adapter {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final String SUFFIX = ".json";

  private final TrustFile trustFile;
  private final Path confirmations;
  private final Duration patience;

  private Watched(TrustFile trustFile, Path confirmations, Duration patience) {
    this.trustFile = trustFile;
    this.confirmations = confirmations;
    this.patience = patience;
  }

  static Watched of(Keys keys, Path trustFile) {
    return new Watched(
        TrustFile.at(trustFile),
        keys.path("watched.confirmations", trustFile + ".confirmations"),
        keys.duration("patience", "PT30S"));
  }

  /**
   * What a process says.
   *
   * @param sha256 of the trust file that it has read
   * @param error why it has not loaded that; null if it has
   */
  private record Confirmation(String sha256, @Nullable String error) {}

  @Override
  public Loaded load() throws ServerRefused, InterruptedException {
    try {
      String wanted = trustFile.sha256();
      Daemon.await(patience, () -> confirmed(wanted) || error(wanted).isPresent());
      Optional<String> error = error(wanted);
      if (error.isPresent()) {
        throw ServerRefused.unsure("the server did not load the file: " + error.get());
      }
      if (!confirmed(wanted)) {
        throw ServerRefused.unsure(
            obstacles().stream()
                .findFirst()
                .orElse("not every process has confirmed the file within " + patience));
      }
      return loaded();
    } catch (IOException e) {
      throw ServerRefused.unsure(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Loaded> look() {
    try {
      return confirmed(trustFile.sha256()) ? Optional.of(loaded()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean confirmed(String wanted) {
    List<Confirmation> said = said();
    return !said.isEmpty()
        && said.stream().allMatch(one -> one.sha256().equals(wanted) && one.error() == null);
  }

  private Optional<String> error(String wanted) {
    return said().stream()
        .filter(one -> one.sha256().equals(wanted))
        .flatMap(one -> Stream.ofNullable(one.error()))
        .findFirst();
  }

  private Loaded loaded() {
    return new Loaded(
        Evidence.LOADED, "confirmed by %d processes of the server".formatted(said().size()));
  }

  @Override
  public List<String> obstacles() {
    return said().isEmpty()
        ? List.of("no process of the server confirms in %s what it loads".formatted(confirmations))
        : List.of();
  }

  /** By the processes that run. */
  private List<Confirmation> said() {
    try (Stream<Path> files = Files.list(confirmations)) {
      return files.filter(Watched::isOfALiveProcess).flatMap(Watched::read).toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private static boolean isOfALiveProcess(Path file) {
    String name = file.getFileName().toString();
    return name.matches("\\d{1,18}\\.json")
        && ProcessHandle.of(Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
            .isPresent();
  }

  private static Stream<Confirmation> read(Path file) {
    try {
      return Stream.of(JSON.readValue(Files.readAllBytes(file), Confirmation.class));
    } catch (IOException | JacksonException e) {
      return Stream.of(new Confirmation("", file + " cannot be read"));
    }
  }
}
