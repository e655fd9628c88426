package dev.interlock.testservers;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One PostgreSQL and one Kafka broker for all tests of this JVM: each started when it is first
 * asked for, and stopped when the JVM ends.
 */
public final class TestServers {
  private static final Supplier<Servers> SERVERS = once(() -> Servers.choose(Servers.demanded()));
  private static final Supplier<Database> POSTGRES = once(() -> SERVERS.get().startPostgres());
  private static final Supplier<String> KAFKA = once(() -> SERVERS.get().startKafka());
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestServers() {}

  /** A new, empty database. */
  public static Database database() {
    return POSTGRES.get().create("test_" + DATABASES.incrementAndGet());
  }

  /** Where the broker is, as {@code bootstrap.servers} takes it; topics are never made by use. */
  public static String kafka() {
    return KAFKA.get();
  }

  /** What failed once fails each later test at once, for the same reason. */
  private static <T> Supplier<T> once(Supplier<T> start) {
    FutureTask<T> task = new FutureTask<>(start::get);
    return () -> {
      task.run();
      try {
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        throw new IllegalStateException(String.valueOf(e.getMessage()), e);
      }
    };
  }
}
