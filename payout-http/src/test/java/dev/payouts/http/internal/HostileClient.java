package dev.payouts.http.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.base.Ascii;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A client that sends anything: requests one after the other on one connection, pipelined, byte by
 * byte, cut off, or with far too many headers; or it leaves before the answer. It keeps its
 * connection for as long as the server does. For one thread.
 */
final class HostileClient implements AutoCloseable {
  /** What no longer comes is not awaited; no outcome depends on it. */
  private static final int PATIENCE_MILLIS = 200;

  private static final int SLOWLY_UP_TO = 1_000;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final Trigger trigger;
  private @Nullable Socket socket;
  private long connections;

  HostileClient(Trigger trigger) {
    this.trigger = trigger;
  }

  /** Returns how many connections it took. */
  long connections() {
    return connections;
  }

  /** Sends a request, and returns all that is answered until the next request is. */
  String exchange(byte[] request, long number, SplittableRandom random) throws IOException {
    byte[] bytes = random.nextInt(64) == 0 ? withManyHeaders(request, random) : request;
    boolean isKept = socket != null;
    String answer = exchangeOnce(bytes, number, random.split());
    return answer.isEmpty() && isKept ? exchangeOnce(bytes, number, random) : answer;
  }

  private String exchangeOnce(byte[] bytes, long number, SplittableRandom random)
      throws IOException {
    Socket open = connected();
    int manner = random.nextInt(64);
    int copies = manner < 8 ? 2 + random.nextInt(4) : 1;
    try {
      OutputStream out = open.getOutputStream();
      for (int i = 0; i < copies; i++) {
        write(out, bytes, manner == 8 && bytes.length <= SLOWLY_UP_TO);
      }
      if (manner == 9) {
        open.setSoLinger(/* on= */ true, 0);
        disconnect();
        return "";
      }
      if (manner == 10 || !isWhole(bytes)) {
        return rest(open, new ByteArrayOutputStream());
      }
      String end = "end" + number;
      write(out, last(end), /* isSlow= */ false);
      return read(open, end + "\\\"");
    } catch (SocketException closed) {
      disconnect();
      return "";
    }
  }

  private Socket connected() throws IOException {
    Socket open = socket;
    if (open == null) {
      open = trigger.connect();
      open.setTcpNoDelay(true);
      socket = open;
      connections++;
    }
    return open;
  }

  private static void write(OutputStream out, byte[] bytes, boolean isSlow) throws IOException {
    if (!isSlow) {
      out.write(bytes);
      return;
    }
    for (byte each : bytes) {
      out.write(each);
    }
  }

  /** Tells whether the server needs no more than these bytes to answer. */
  private static boolean isWhole(byte[] bytes) {
    String text = Ascii.toLowerCase(new String(bytes, ISO_8859_1));
    return text.endsWith(END_OF_HEAD)
        && !text.contains("content-length")
        && !text.contains("transfer-encoding");
  }

  /** Returns a request whose answer is like no other. */
  private static byte[] last(String name) {
    return ("POST " + Trigger.RUN + "?" + name + "=1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ")
        .concat(Trigger.TOKEN + END_OF_HEAD)
        .getBytes(ISO_8859_1);
  }

  private String read(Socket open, String end) throws IOException {
    var answer = new ByteArrayOutputStream();
    byte[] chunk = new byte[64 * 1024];
    open.setSoTimeout(PATIENCE_MILLIS);
    while (answer.toString(ISO_8859_1).indexOf(end) < 0) {
      try {
        int read = open.getInputStream().read(chunk);
        if (read < 0) {
          disconnect();
          break;
        }
        answer.write(chunk, 0, read);
      } catch (SocketTimeoutException incomplete) {
        return rest(open, answer);
      }
    }
    return answer.toString(ISO_8859_1);
  }

  /** Says that nothing follows, and reads to the end. */
  private String rest(Socket open, ByteArrayOutputStream answer) throws IOException {
    open.setSoTimeout(Math.toIntExact(Trigger.LONGEST_HOLD.toMillis()));
    open.shutdownOutput();
    open.getInputStream().transferTo(answer);
    disconnect();
    return answer.toString(ISO_8859_1);
  }

  private static byte[] withManyHeaders(byte[] request, SplittableRandom random) {
    String text = new String(request, ISO_8859_1);
    int line = text.indexOf("\r\n") + 1;
    String headers =
        switch (random.nextInt(4)) {
          case 0 -> "A: b\r\n".repeat(150);
          case 1 -> "A: " + "x".repeat(20_000) + "\r\n";
          case 2 -> "A: " + "x".repeat(100_000) + "\r\n";
          default -> "A: b\r\n b\r\n\tc\r\n";
        };
    return (line == 0 ? headers + text : text.substring(0, line + 1) + headers)
        .concat(line == 0 ? "" : text.substring(line + 1))
        .getBytes(ISO_8859_1);
  }

  private void disconnect() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }

  @Override
  public void close() throws IOException {
    disconnect();
  }
}
