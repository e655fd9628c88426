package dev.interlock.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address that nobody listens on at the moment of asking. */
final class FreePorts {
  static final String LOOPBACK = "127.0.0.1";

  private FreePorts() {}

  static int one() throws IOException {
    try (ServerSocket socket = open()) {
      return socket.getLocalPort();
    }
  }

  /** Both are held before either is given back, so that they differ. */
  static int[] two() throws IOException {
    try (ServerSocket first = open();
        ServerSocket second = open()) {
      return new int[] {first.getLocalPort(), second.getLocalPort()};
    }
  }

  private static ServerSocket open() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), 0));
    return socket;
  }
}
