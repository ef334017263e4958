package com.slotbase.starter.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes on a socket, for what no HTTP client would send. */
public final class RawConnection implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)");

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  public RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  public RawConnection send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawConnection send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Status line, headers and body. */
  public String answer() throws IOException {
    String head = upTo("\r\n\r\n");
    return head + new String(body(head.toLowerCase(Locale.ROOT)), StandardCharsets.UTF_8);
  }

  private byte[] body(String head) throws IOException {
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      return in.readNBytes(Integer.parseInt(length.group(1)));
    }
    var body = new ByteArrayOutputStream();
    if (head.contains("transfer-encoding: chunked")) {
      int chunk;
      do {
        chunk = Integer.parseInt(upTo("\r\n").strip(), 16);
        body.write(in.readNBytes(chunk));
        upTo("\r\n");
      } while (chunk > 0);
    }
    return body.toByteArray();
  }

  /** What comes until then, or until the end. */
  private String upTo(String end) throws IOException {
    var text = new StringBuilder();
    while (!text.toString().endsWith(end)) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      text.append((char) next);
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
