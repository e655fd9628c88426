package dev.interlock.agent.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A properties file, read key by key; a key that nobody asks for is refused at the end. */
public final class Keys {
  private final Path file;
  private final Properties values;
  private final TreeSet<String> asked = new TreeSet<>();

  private Keys(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidSettings if there is none, or it is no properties file
   */
  public static Keys read(Path file) {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (NoSuchFileException e) {
      throw new InvalidSettings("There is no file " + file);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidSettings("%s cannot be read: %s".formatted(file, e));
    }
    return new Keys(file, values);
  }

  /**
   * Settings that stand elsewhere, such as among those of an application.
   *
   * @param where what to name in errors; relative paths are taken from the folder of it
   */
  public static Keys of(Path where, Properties values) {
    return new Keys(where, values);
  }

  /** What the file says, without surrounding white space; empty when it says nothing. */
  public Optional<String> optional(String key) {
    asked.add(key);
    return Optional.ofNullable(values.getProperty(key))
        .map(String::strip)
        .filter(v -> !v.isEmpty());
  }

  /** What the file says, or this. */
  public String text(String key, String otherwise) {
    return optional(key).orElse(otherwise);
  }

  /**
   * What the file must say.
   *
   * @param example what it could be, for the error
   */
  public String required(String key, String example) {
    return optional(key)
        .orElseThrow(
            () -> invalid(key, "is missing; add a line such as %s=%s".formatted(key, example)));
  }

  /** A path that the file must say; a relative one is taken from the folder of the file. */
  public Path requiredPath(String key, String example) {
    return resolved(required(key, example));
  }

  /** A path as above, or this. */
  public Path path(String key, String otherwise) {
    return resolved(text(key, otherwise));
  }

  /** A path relative to the folder of the file. */
  public Path resolved(String path) {
    return file.toAbsolutePath().resolveSibling(path).normalize();
  }

  /** A program with its options, divided by spaces; {@code \} before a space keeps it. */
  public List<String> command(String key, String otherwise) {
    return Arrays.stream(text(key, otherwise).split("(?<!\\\\)\\s+"))
        .map(word -> word.replace("\\ ", " "))
        .toList();
  }

  /** A span of time as ISO 8601 writes it, longer than zero. */
  public Duration duration(String key, String otherwise) {
    String text = text(key, otherwise);
    try {
      Duration duration = Duration.parse(text);
      if (duration.isPositive()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Answered below, as a span that is not positive.
    }
    throw invalid(key, "is '%s'; write a time such as PT30S or PT5M".formatted(text));
  }

  /** One of an enumeration, or this; in any case of letters. */
  public <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
    String text = text(key, otherwise.name());
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    key,
                    "is '%s'; write one of %s"
                        .formatted(text, Arrays.toString(type.getEnumConstants()))));
  }

  /** What is wrong with a key. */
  public InvalidSettings invalid(String key, String what) {
    return new InvalidSettings("%s: %s %s".formatted(file, key, what));
  }

  /**
   * To be called when everything has been asked for.
   *
   * @throws InvalidSettings if the file has a key that nobody asked for, such as a misspelt one
   */
  public void refuseOthers() {
    String others =
        values.stringPropertyNames().stream()
            .filter(key -> !asked.contains(key))
            .sorted()
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      throw new InvalidSettings(
          "%s: unknown %s; with this adapter there are %s"
              .formatted(file, others, String.join(", ", asked)));
    }
  }
}
