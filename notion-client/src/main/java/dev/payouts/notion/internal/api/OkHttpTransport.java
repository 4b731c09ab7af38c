package dev.payouts.notion.internal.api;

import com.google.common.base.Ascii;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.internal.api.Transport.ExchangeException.Sent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import okio.AsyncTimeout;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests with OkHttp, configured so that it never retries by itself, and that nothing of a
 * write without an answer is delivered later: its connection is reset. Thread-safe.
 */
public final class OkHttpTransport implements Transport {
  /** The response size limit, far above a query's hundred rows. */
  private static final long MAX_BODY_BYTES = 64L << 20;

  /** The limit for DNS, TCP to all addresses and TLS together. */
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  private static final MediaType JSON = MediaType.get("application/json");

  private static final Logger LOG = LoggerFactory.getLogger(OkHttpTransport.class);

  private final OkHttpClient client;
  private final String baseUrl;
  private final String authorization;
  private final String tokenSource;
  private final String version;
  private final Duration connectLimit;

  /**
   * Creates a transport without connecting.
   *
   * @param baseUrl the scheme, host and port, without a trailing slash
   * @param token the secret; sent in the header only
   * @param version the {@code Notion-Version} header
   * @param timeout the limit for a complete exchange
   */
  public OkHttpTransport(URI baseUrl, NotionToken token, String version, Duration timeout) {
    this(baseUrl, token, version, timeout, CONNECT_LIMIT);
  }

  OkHttpTransport(
      URI baseUrl, NotionToken token, String version, Duration timeout, Duration connectLimit) {
    this.baseUrl = baseUrl.toString();
    this.authorization = "Bearer " + token.value();
    this.tokenSource = token.secret().source();
    this.version = version;
    this.connectLimit = timeout.compareTo(connectLimit) < 0 ? timeout : connectLimit;
    this.client =
        new OkHttpClient.Builder()
            .callTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .connectTimeout(connectLimit)
            .connectionSpecs(connections(baseUrl))
            .retryOnConnectionFailure(false)
            .followRedirects(false) // the token is for this host alone
            .followSslRedirects(false)
            .socketFactory(new DiscardingSockets())
            .addNetworkInterceptor(OkHttpTransport::leave)
            .build();
  }

  /** Tells whether requests can be sent to a URL: OkHttp refuses some that {@link URI} accepts. */
  public static boolean accepts(URI url) {
    return HttpUrl.parse(url.toString()) != null;
  }

  /**
   * Plain http, for a loopback host, needs no certificates; loading the JVM's takes as long as its
   * start.
   */
  static List<ConnectionSpec> connections(URI baseUrl) {
    boolean isPlain = Ascii.equalsIgnoreCase(baseUrl.getScheme(), "http");
    return List.of(isPlain ? ConnectionSpec.CLEARTEXT : ConnectionSpec.MODERN_TLS);
  }

  @Override
  public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
    var sending = new Sending(departure);
    Call call = client.newCall(httpRequest(request, sending));
    sending.connects(call, connectLimit);
    boolean isAnswered = false;
    try (Response response = call.execute()) {
      isAnswered = true;
      return new ApiReply(
          response.code(),
          ApiError.seconds(response.header("Retry-After")),
          RequestId.of(response.header("x-notion-request-id"), response.header("cf-ray")),
          response.headers().getInstant("Date"),
          wholeBody(response.body().source()));
    } catch (IOException e) {
      Sent sent = !isAnswered && isUnprocessed(e) ? Sent.NOTHING : sending.sent;
      if (!isAnswered && sent == Sent.MAYBE && request.isWrite()) {
        sending.resetConnection();
      }
      throw new ExchangeException(sent, clause(e, sending), e);
    } finally {
      sending.exit();
    }
  }

  /** Called by OkHttp after the connection is established and before the headers are sent. */
  private static Response leave(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Sending sending = request.tag(Sending.class);
    if (sending != null) {
      sending.leave(chain.connection());
    }
    return chain.proceed(request);
  }

  /**
   * Returns whether HTTP/2 guarantees that the server did not process the request (RFC 9113, 8.7):
   * it refused the stream; it was going away and the stream came after the last one it accepts,
   * which OkHttp reports the same way; or the connection was closed to new streams before this one.
   * No other reset guarantees that.
   */
  private static boolean isUnprocessed(IOException e) {
    return e instanceof ConnectionShutdownException
        || (e instanceof StreamResetException reset && reset.errorCode == ErrorCode.REFUSED_STREAM);
  }

  /**
   * Describes the failure for users; never with the exception's own message, which may contain
   * data.
   */
  private String clause(IOException e, Sending sending) {
    if (sending.isLate) {
      return "connecting to " + baseUrl + " took too long";
    }
    if (e instanceof UnknownHostException) {
      return "DNS does not know the host of " + baseUrl;
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return "could not connect to " + baseUrl;
    }
    if (e instanceof InterruptedIOException) { // includes all timeouts
      return "no response within timeout_seconds";
    }
    if (e instanceof SSLException) {
      return "could not establish a secure connection to " + baseUrl;
    }
    return "the connection was lost";
  }

  private Request httpRequest(ApiRequest request, Sending sending) {
    String body = request.body();
    return new Request.Builder()
        .url(baseUrl + request.path())
        .method(request.method(), body == null ? null : new OneShotBody(body))
        .header("Authorization", authorization)
        .header("Notion-Version", version)
        .header("Accept", "application/json")
        .tag(Sending.class, sending)
        .build();
  }

  private static AnswerBody wholeBody(BufferedSource source) throws IOException {
    if (source.request(MAX_BODY_BYTES + 1)) {
      throw new IOException("response is longer than " + MAX_BODY_BYTES + " bytes");
    }
    return new AnswerBody(source.readByteArray());
  }

  @Override
  public String tokenSource() {
    return tokenSource;
  }

  @Override
  public void close() {
    Dispatcher dispatcher = client.dispatcher();
    dispatcher.cancelAll();
    dispatcher.executorService().shutdown();
    ConnectionPool pool = client.connectionPool();
    pool.evictAll();
  }

  /**
   * A body that OkHttp may send only once: otherwise it would retry a POST after a reset on a
   * pooled connection, and after a 503 with {@code Retry-After: 0}.
   */
  private static final class OneShotBody extends RequestBody {
    private final String json;

    OneShotBody(String json) {
      this.json = json;
    }

    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public long contentLength() {
      return okio.Utf8.size(json);
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeUtf8(json);
    }
  }

  /** The progress of one exchange; cancels it if connecting takes too long. */
  private static final class Sending extends AsyncTimeout {
    private final Departure departure;
    private volatile @Nullable Call call;
    private volatile @Nullable Connection connection;
    private volatile boolean isLate;
    private volatile Sent sent = Sent.NOTHING;

    Sending(Departure departure) {
      this.departure = departure;
    }

    void connects(Call connecting, Duration limit) {
      call = connecting;
      timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
      enter();
    }

    @Override
    protected void timedOut() {
      isLate = true;
      Call connecting = call;
      if (connecting != null) {
        connecting.cancel();
      }
    }

    /**
     * Ends the connect timeout; from here on the request may reach the server.
     *
     * @throws IOException if it is too late to send the request
     */
    void leave(@Nullable Connection over) throws IOException {
      if (exit() || !departure.mayLeave()) {
        isLate = true;
        throw new IOException("too late to send");
      }
      connection = over;
      sent = Sent.MAYBE;
    }

    /**
     * Discards what the system has not delivered yet: after an interruption of the network it would
     * go on trying for minutes. Other requests on this connection fail, too.
     */
    void resetConnection() {
      Connection used = connection;
      if (used != null) {
        try {
          used.socket().close();
        } catch (IOException e) {
          LOG.debug("a connection is closed already: {}", e.toString());
        }
      }
    }
  }
}
