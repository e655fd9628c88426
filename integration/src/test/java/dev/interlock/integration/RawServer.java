package dev.interlock.integration;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server that knows no HTTP: it sends what it is told to on every connection. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Semaphore ended = new Semaphore(0);

  /** What it does with a connection; it is ended after that. */
  private interface Behavior {
    void serve(Socket client) throws IOException, InterruptedException;
  }

  private RawServer(Behavior behavior) throws IOException {
    Thread.startVirtualThread(
        () -> {
          while (!server.isClosed()) {
            try (Socket client = server.accept()) {
              behavior.serve(client);
            } catch (IOException | InterruptedException e) {
              // The client or the test is done.
            } finally {
              ended.release();
            }
          }
        });
  }

  /** Sends this and ends the connection. */
  public static RawServer answering(String text) throws IOException {
    return new RawServer(
        client -> {
          client.getOutputStream().write(text.getBytes(US_ASCII));
          client.shutdownOutput();
          client.getInputStream().readAllBytes();
        });
  }

  /** Sends this and hangs up, whatever the client still has to say. */
  public static RawServer interrupting(String text) throws IOException {
    return new RawServer(client -> client.getOutputStream().write(text.getBytes(US_ASCII)));
  }

  /** Hangs up on its first client when that has said something, and sends this to the others. */
  public static RawServer hangingUpOnceAndThen(String text) throws IOException {
    AtomicBoolean first = new AtomicBoolean(true);
    return new RawServer(
        client -> {
          client.getInputStream().read();
          if (!first.getAndSet(false)) {
            client.getOutputStream().write(text.getBytes(US_ASCII));
          }
        });
  }

  /** Sends this, and then one byte after another until the client hangs up. */
  public static RawServer dripping(String text) throws IOException {
    return new RawServer(
        client -> {
          client.getOutputStream().write(text.getBytes(US_ASCII));
          while (true) {
            client.getOutputStream().write('.');
            Thread.sleep(10);
          }
        });
  }

  /** Sends nothing until the client hangs up. */
  public static RawServer silent() throws IOException {
    return new RawServer(client -> client.getInputStream().readAllBytes());
  }

  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Returns when a client has ended its connection. */
  public void awaitHangUp() throws InterruptedException {
    if (!ended.tryAcquire(10, TimeUnit.SECONDS)) {
      throw new AssertionError("the connection is still open");
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
