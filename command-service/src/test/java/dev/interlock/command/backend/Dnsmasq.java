package dev.interlock.command.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real DNS server on a port of its own, which knows the names of {@code .example} alone. */
final class Dnsmasq implements AutoCloseable {
  private final Path hosts;
  private final int port;
  private Process process;

  private Dnsmasq(Path directory, int port, String name, String... addresses) throws IOException {
    this.hosts = directory.resolve("hosts");
    this.port = port;
    write(name, addresses);
    this.process = run();
  }

  private void write(String name, String... addresses) throws IOException {
    Files.writeString(
        hosts,
        Stream.of(addresses)
            .map(address -> address + " " + name + "\n")
            .collect(Collectors.joining()));
  }

  static boolean missing() {
    try {
      Process version =
          new ProcessBuilder("dnsmasq", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return !version.waitFor(10, TimeUnit.SECONDS) || version.exitValue() != 0;
    } catch (IOException notFound) {
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server that lets a name lead to these addresses. */
  static Dnsmasq start(Path directory, String name, String... addresses) {
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      free.close();
      return new Dnsmasq(directory, port, name, addresses);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  /** Lets the name lead to these addresses; to none, there is no such name. */
  void answer(String name, String... addresses) {
    try {
      write(name, addresses);
      // It reads the file again, and goes on answering meanwhile.
      new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers nothing any more. */
  void die() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void restart() {
    try {
      process = run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process run() throws IOException {
    return new ProcessBuilder(
            "dnsmasq",
            "--keep-in-foreground",
            "--no-resolv",
            "--no-hosts",
            "--conf-file=/dev/null",
            "--pid-file=",
            "--user=",
            "--group=",
            "--port=" + port,
            "--listen-address=127.0.0.1",
            "--bind-interfaces",
            "--local=/example/",
            "--addn-hosts=" + hosts)
        .redirectErrorStream(true)
        .redirectOutput(hosts.resolveSibling("dnsmasq.log").toFile())
        .start();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
