package dev.interlock.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.context.ApplicationContext;

/** PLACEHOLDER until the real one lands on main. */
public final class Stack implements AutoCloseable {
  private Stack() {}

  public static Stack start(Path data, int port, Progress progress) throws IOException {
    throw new IOException("not here yet");
  }

  public URI address() {
    throw new IllegalStateException();
  }

  public ApplicationContext commandService() {
    throw new IllegalStateException();
  }

  @Override
  public void close() {}
}
