package com.slotbase.starter.harness;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to PostgreSQL, which can be cut and mended, and counts what goes over it. */
public final class Wire implements AutoCloseable {

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger roundTrips = new AtomicInteger();
  private volatile boolean cut;

  Wire(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Drops every connection, and each new one as soon as it is made. */
  public void cut() throws IOException {
    cut = true;
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** How often a client has sent something and waited for the answer, so far. */
  public int roundTrips() {
    return roundTrips.get();
  }

  public void mend() {
    cut = false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        if (cut) {
          near.close();
          continue;
        }
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> carry(near, far, this::count));
        Thread.ofVirtual().start(() -> carry(far, near, InputStream::transferTo));
      } catch (IOException closed) {
        // Either end may go at any time; the next connection is another matter.
      }
    }
  }

  private interface Transport {
    void carry(InputStream in, OutputStream out) throws IOException;
  }

  /**
   * Counts the messages after which a client waits: Sync of the extended protocol and simple Query
   * (https://www.postgresql.org/docs/current/protocol-message-formats.html).
   */
  private void count(InputStream from, OutputStream to) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(from));
    var out = new DataOutputStream(new BufferedOutputStream(to));
    // Until a connection has begun, messages have no type: a wish for TLS, which is 8 bytes long,
    // and
    // the start itself.
    int length;
    do {
      length = in.readInt();
      out.writeInt(length);
      out.write(in.readNBytes(length - Integer.BYTES));
      out.flush();
    } while (length == 8);
    while (true) {
      int type = in.readUnsignedByte();
      length = in.readInt();
      byte[] rest = in.readNBytes(length - Integer.BYTES);
      var message = ByteBuffer.allocate(1 + length).put((byte) type).putInt(length).put(rest);
      out.write(message.array());
      if (type == 'S' || type == 'Q') {
        roundTrips.incrementAndGet();
      }
      // In as few packets as they came in: TCP would make the server wait for the next small one.
      if (in.available() == 0) {
        out.flush();
      }
    }
  }

  private void carry(Socket from, Socket to, Transport transport) {
    try (from;
        to) {
      transport.carry(from.getInputStream(), to.getOutputStream());
    } catch (IOException gone) {
      // One side left, or the wire was cut.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}
