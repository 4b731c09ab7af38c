package dev.payouts.notion;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.notion.sandbox.Reply;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.SandboxNotion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.Headers;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.BufferedSocketKt;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.Header;
import okhttp3.internal.http2.Http2Connection;
import okhttp3.internal.http2.Http2Stream;
import okio.BufferedSink;
import okio.ByteString;
import okio.Okio;

/**
 * A sandbox behind HTTP/2 over TLS, which ends streams as directed by a test. Streams refused by
 * the protocol never reach the sandbox.
 */
final class Http2Front implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final SandboxNotion notion;
  private final IntFunction<Ending> endings;
  private final SSLServerSocket server;
  private final List<Http2Connection> connections = new ArrayList<>();
  private final AtomicInteger streams = new AtomicInteger();
  private final AtomicInteger processed = new AtomicInteger();

  /** How a stream ends. */
  enum Ending {
    /** With a response. */
    ANSWERED,
    /** Never. */
    SILENT,
    /** Reset with REFUSED_STREAM, unprocessed. */
    REFUSED,
    /** Beyond the last stream of a GOAWAY, unprocessed. */
    GONE_AWAY,
    /** Reset with another code, after the request was applied. */
    CANCELLED_AFTERWARDS,
    /** The connection goes away with this stream as its last, but is lost before the response. */
    LAST_OF_A_BROKEN_CONNECTION
  }

  /**
   * Starts on a free loopback port.
   *
   * @param endings how the n-th stream ends, starting at 1
   */
  Http2Front(SandboxNotion notion, Path keyStore, IntFunction<Ending> endings)
      throws IOException, GeneralSecurityException {
    this.notion = notion;
    this.endings = endings;
    this.server =
        (SSLServerSocket)
            context(keyStore)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    SSLParameters parameters = server.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    server.setSSLParameters(parameters);
    var acceptor = new Thread(this::accept, "http2-front");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** Creates a key store, also used as trust store, with a certificate for loopback addresses. */
  static Path keyStore(Path directory) throws IOException, InterruptedException {
    Path file = directory.resolve("loopback.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String command =
        "%s -genkeypair -alias loopback -keyalg EC -groupname secp256r1 -dname CN=localhost"
            + " -ext san=ip:127.0.0.1,dns:localhost -storetype PKCS12 -storepass %s -keystore %s";
    Process process =
        new ProcessBuilder(command.formatted(keytool, PASSWORD, file).split(" "))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(Files.readString(directory.resolve("keytool.log")));
    }
    return file;
  }

  /** Trusts a key store in this JVM, or restores the default. */
  static void trust(String keyStore) {
    System.setProperty("javax.net.ssl.trustStore", keyStore);
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
  }

  static void trustTheDefault() {
    for (String name : new String[] {"", "Password", "Type"}) {
      System.clearProperty("javax.net.ssl.trustStore" + name);
    }
  }

  private static SSLContext context(Path keyStore) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  URI baseUrl() {
    return URI.create("https://127.0.0.1:" + server.getLocalPort());
  }

  /** Returns the number of streams received. */
  int streams() {
    return streams.get();
  }

  /** Returns the number of streams passed to the sandbox. */
  int processed() {
    return processed.get();
  }

  /** Returns the number of connections accepted. */
  int connections() {
    synchronized (connections) {
      return connections.size();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        SSLSocket socket = (SSLSocket) server.accept();
        socket.startHandshake();
        Http2Connection connection =
            new Http2Connection.Builder(/* client= */ false, TaskRunner.INSTANCE)
                .socket(BufferedSocketKt.asBufferedSocket(socket), "client")
                .listener(new Streams())
                .build();
        synchronized (connections) {
          connections.add(connection);
        }
        connection.start();
      } catch (IOException e) {
        // the client has gone, or this is closed
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    synchronized (connections) {
      for (Http2Connection connection : connections) {
        connection.close();
      }
    }
  }

  /** The streams of one connection. */
  private final class Streams extends Http2Connection.Listener {
    private int lastProcessed;
    private boolean isGoingAway;

    @Override
    public void onStream(Http2Stream stream) throws IOException {
      Ending ending = begin(stream, endings.apply(streams.incrementAndGet()));
      if (ending == Ending.REFUSED) {
        stream.closeLater(ErrorCode.REFUSED_STREAM);
      }
      if (ending == Ending.REFUSED || ending == Ending.GONE_AWAY) {
        return;
      }
      Reply reply = notion.handle(request(stream)).reply().orElseThrow();
      processed.incrementAndGet();
      switch (ending) {
        case SILENT -> {}
        case CANCELLED_AFTERWARDS -> stream.closeLater(ErrorCode.CANCEL);
        case LAST_OF_A_BROKEN_CONNECTION -> stream.getConnection().close();
        default -> answer(stream, reply);
      }
    }

    /** Streams arrive in any order; a GOAWAY applies to its whole connection. */
    private synchronized Ending begin(Http2Stream stream, Ending wanted) throws IOException {
      int id = stream.getId();
      if (isGoingAway && id > lastProcessed) {
        return Ending.GONE_AWAY;
      }
      if (wanted == Ending.GONE_AWAY) {
        if (id < lastProcessed) {
          return Ending.REFUSED;
        }
        goAway(stream);
        return wanted;
      }
      if (wanted != Ending.REFUSED) {
        lastProcessed = Math.max(lastProcessed, id);
      }
      if (wanted == Ending.LAST_OF_A_BROKEN_CONNECTION) {
        goAway(stream);
      }
      return wanted;
    }

    private void goAway(Http2Stream stream) throws IOException {
      isGoingAway = true;
      stream.getConnection().getWriter().goAway(lastProcessed, ErrorCode.NO_ERROR, new byte[0]);
    }

    private Request request(Http2Stream stream) throws IOException {
      Headers received = stream.takeHeaders(/* callerIsIdle= */ false);
      ImmutableMap.Builder<String, String> headers = ImmutableMap.builder();
      for (String name : received.names()) {
        if (!name.startsWith(":")) {
          headers.put(name, String.valueOf(received.get(name)));
        }
      }
      String body = Okio.buffer(stream.getSource()).readUtf8();
      return Request.of(
          String.valueOf(received.get(":method")),
          String.valueOf(received.get(":path")),
          headers.buildOrThrow(),
          body);
    }

    private void answer(Http2Stream stream, Reply reply) throws IOException {
      ImmutableList.Builder<Header> headers = ImmutableList.builder();
      headers.add(new Header(":status", Integer.toString(reply.status())));
      reply.headers().forEach((name, value) -> headers.add(new Header(name, value)));
      stream.writeHeaders(headers.build(), /* outFinished= */ false, /* flushHeaders= */ false);
      ByteString body = reply.body();
      try (BufferedSink sink = Okio.buffer(stream.getSink())) {
        sink.write(body);
      }
    }
  }
}
