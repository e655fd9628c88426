package dev.interlock.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** An HTTP connection whose bytes the test writes itself, so that nothing rewrites them. */
final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader reader;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Sends one request and reads until the connection ends. */
  static String exchange(int port, String requestLine, String headersAndBody) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.send(
          requestLine
              + " HTTP/1.1\r\nHost: gateway.example\r\nConnection: close\r\n"
              + headersAndBody);
      return client.reader.lines().collect(Collectors.joining("\n"));
    }
  }

  void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  String readLine() throws IOException {
    return reader.readLine();
  }

  /** Reads lines up to and with the first that contains a text. */
  void readUntil(String text) throws IOException {
    for (String line = readLine(); !line.contains(text); line = readLine()) {
      if (!reader.ready() && socket.isClosed()) {
        throw new IOException("Never came: " + text);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
