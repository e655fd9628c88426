package dev.interlock.agent.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** HAProxy's Runtime API: a command and its answer for each connection to a UNIX socket. */
record RuntimeSocket(Path path, Duration patience) {

  /**
   * Sends a command and returns the answer.
   *
   * @throws IOException if HAProxy does not listen there, or does not answer in time
   */
  String ask(String command) throws IOException {
    ByteBuffer request = ByteBuffer.wrap((command + "\n").getBytes(UTF_8));
    ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    long end = System.nanoTime() + patience.toNanos();
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
      while (System.nanoTime() < end) {
        selector.select(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        if (request.hasRemaining()) {
          channel.write(request);
        } else {
          key.interestOps(SelectionKey.OP_READ);
        }
        int read = channel.read(buffer);
        if (read < 0) {
          return answer.toString(UTF_8).strip();
        }
        answer.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    } catch (IOException e) {
      throw new IOException("HAProxy's runtime socket %s: %s".formatted(path, e.getMessage()), e);
    }
    throw new IOException("HAProxy did not answer at %s within %s".formatted(path, patience));
  }
}
