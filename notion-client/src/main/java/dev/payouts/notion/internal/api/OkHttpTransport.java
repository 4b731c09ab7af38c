package dev.payouts.notion.internal.api;

import com.google.common.base.Ascii;
import com.google.common.primitives.Longs;
import dev.payouts.notion.internal.api.Transport.ExchangeException.Sent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Exchanges over HTTP by OkHttp, which never repeats one by itself. Safe for several threads. */
public final class OkHttpTransport implements Transport {
  /** A query's hundred rows are far below; what is longer is not an answer of the API. */
  private static final long MAX_BODY_BYTES = 64L << 20;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient client;
  private final String baseUrl;
  private final String authorization;
  private final String version;

  /**
   * Sends nothing yet.
   *
   * @param baseUrl the scheme, host and port, without a trailing slash
   * @param token the secret; sent in the header only
   * @param version the {@code Notion-Version} header
   * @param timeout after which a whole exchange is given up
   */
  public OkHttpTransport(URI baseUrl, String token, String version, Duration timeout) {
    this.baseUrl = baseUrl.toString();
    this.authorization = "Bearer " + token;
    this.version = version;
    this.client =
        new OkHttpClient.Builder()
            .callTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .connectTimeout(connectTimeout(timeout))
            .connectionSpecs(connections(baseUrl))
            .retryOnConnectionFailure(false)
            .followRedirects(false) // the token is for this host alone
            .followSslRedirects(false)
            .eventListenerFactory(SendListener::of)
            .build();
  }

  /** Returns how long an exchange may wait for its connection before anything is sent. */
  public static Duration connectTimeout(Duration timeout) {
    return timeout.compareTo(CONNECT_TIMEOUT) < 0 ? timeout : CONNECT_TIMEOUT;
  }

  /** A loopback needs no certificates, and reading those of the JVM takes as long as its start. */
  private static List<ConnectionSpec> connections(URI baseUrl) {
    boolean isPlain = Ascii.equalsIgnoreCase(baseUrl.getScheme(), "http");
    return List.of(isPlain ? ConnectionSpec.CLEARTEXT : ConnectionSpec.MODERN_TLS);
  }

  @Override
  public ApiReply exchange(ApiRequest request) throws ExchangeException {
    var sent = new AtomicBoolean();
    Call call = client.newCall(httpRequest(request, sent));
    try (Response response = call.execute()) {
      return new ApiReply(
          response.code(),
          retryAfter(response.header("Retry-After")),
          response.header("x-request-id"),
          response.headers().getInstant("Date"),
          wholeBody(response.body().source()));
    } catch (IOException e) {
      Sent howFar = sent.get() ? Sent.MAYBE : Sent.NOTHING;
      throw new ExchangeException(howFar, clause(e), e);
    }
  }

  /** Says what happened in words for a person; never the exception's own, which may hold data. */
  private String clause(IOException e) {
    if (e instanceof UnknownHostException) {
      return "no name server knows the host of " + baseUrl;
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return "nothing takes connections at " + baseUrl;
    }
    if (e instanceof InterruptedIOException) { // all time-outs are
      return "it took longer than timeout_seconds";
    }
    if (e instanceof SSLException) {
      return "no secure connection to " + baseUrl;
    }
    return "the connection broke";
  }

  private Request httpRequest(ApiRequest request, AtomicBoolean sent) {
    String body = request.body();
    return new Request.Builder()
        .url(baseUrl + request.path())
        .method(request.method(), body == null ? null : new OneShotBody(body))
        .header("Authorization", authorization)
        .header("Notion-Version", version)
        .header("Accept", "application/json")
        .tag(AtomicBoolean.class, sent)
        .build();
  }

  private static AnswerBody wholeBody(BufferedSource source) throws IOException {
    if (source.request(MAX_BODY_BYTES + 1)) {
      throw new IOException("answer is longer than " + MAX_BODY_BYTES + " bytes");
    }
    return new AnswerBody(source.readByteArray());
  }

  private static @Nullable Duration retryAfter(@Nullable String header) {
    Long seconds = header == null ? null : Longs.tryParse(header.strip());
    return seconds == null || seconds < 0 || seconds > Integer.MAX_VALUE
        ? null
        : Duration.ofSeconds(seconds);
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
   * A body that OkHttp may send once: it would otherwise repeat a POST after a reset on a pooled
   * connection, and after a 503 that says {@code Retry-After: 0} (STYLE.md, "Traps").
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

  /** Notes the moment from which a request may have arrived. */
  private static final class SendListener extends EventListener {
    private final AtomicBoolean sent;

    private SendListener(AtomicBoolean sent) {
      this.sent = sent;
    }

    static EventListener of(Call call) {
      AtomicBoolean sent = call.request().tag(AtomicBoolean.class);
      return sent == null ? EventListener.NONE : new SendListener(sent);
    }

    @Override
    public void requestHeadersStart(Call call) {
      sent.set(true);
    }
  }
}
