package dev.interlock.testservers;

import dev.interlock.embedded.EmbeddedKafka;
import dev.interlock.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;

/** Parts of this JVM, on temporary directories. */
final class EmbeddedServers implements Servers {

  @Override
  public String description() {
    return "embedded";
  }

  @Override
  public Database startPostgres() {
    EmbeddedPostgres postgres = started("postgres", EmbeddedPostgres::start);
    return new Database(postgres.jdbcUrl("interlock"), postgres.user(), postgres.password());
  }

  @Override
  public String startKafka() {
    return started("kafka", EmbeddedKafka::start).bootstrapServers();
  }

  private static <S extends AutoCloseable> S started(String name, Function<Path, S> start) {
    try {
      Path directory = Files.createTempDirectory("interlock-" + name + "-");
      S server = start.apply(directory);
      Servers.stopAtTheEnd(
          () -> {
            server.close();
            FileSystemUtils.deleteRecursively(directory);
          });
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
