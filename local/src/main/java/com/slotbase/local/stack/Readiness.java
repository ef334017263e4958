package com.slotbase.local.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Asks ports and servers of this machine whether they are free, open, or ready. */
final class Readiness {

  private static final int ANSWER_MS = 2_000;
  private static final int CONNECT_MS = 500;

  private Readiness() {}

  /** Whether a server could listen on the port now. */
  static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Who listens on a port, as far as this system has a way to tell. */
  static String listenerOn(int port) {
    var command = List.of("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc");
    var fields = Commands.run(command, Path.of("/"), "").output().lines().toList();
    if (fields.size() < 2 || !fields.get(0).startsWith("p") || !fields.get(1).startsWith("c")) {
      return "another program";
    }
    return "%s (process %s)".formatted(fields.get(1).substring(1), fields.get(0).substring(1));
  }

  static boolean accepts(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a GET is answered with 200. */
  static boolean answers(int port, String path) {
    try {
      var address = URI.create("http://127.0.0.1:" + port + path).toURL();
      var connection = (HttpURLConnection) address.openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(CONNECT_MS);
      connection.setReadTimeout(ANSWER_MS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
