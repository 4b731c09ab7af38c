package dev.payouts.notion.internal.api;

import dev.payouts.core.host.Host;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to a URL of the user, in a few attempts. Follows no redirect: the token is for that
 * URL alone. Messages show neither URL nor token. Thread-safe.
 */
public final class Webhook implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  /** Does not interrupt DNS lookups: the caller limits all attempts together. */
  private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(8);

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final MediaType JSON = MediaType.get("application/json");

  private final URI url;
  private final @Nullable String token;
  private final Host host;
  private final OkHttpClient client;

  /**
   * Creates a webhook without connecting.
   *
   * @param token what the {@code Authorization} header carries after {@code Bearer}; null for none
   */
  public Webhook(URI url, @Nullable String token, Host host) {
    this.url = url;
    this.token = token;
    this.host = host;
    this.client =
        new OkHttpClient.Builder()
            .callTimeout(ATTEMPT_LIMIT)
            .connectionSpecs(OkHttpTransport.connections(url))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  /** Posts a body; returns why it was not received, as a clause, or nothing if it was. */
  public Optional<String> post(String json) {
    Optional<String> problem = attempt(json);
    for (int i = 1; i < ATTEMPTS && problem.isPresent(); i++) {
      host.sleep(PAUSE);
      problem = attempt(json);
    }
    return problem;
  }

  private Optional<String> attempt(String json) {
    Request.Builder request =
        new Request.Builder().url(url.toString()).post(RequestBody.create(json, JSON));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (Response response = client.newCall(request.build()).execute()) {
      return response.isSuccessful()
          ? Optional.empty()
          : Optional.of("it answered with status " + response.code());
    } catch (IOException e) {
      return Optional.of("no answer"); // the exception's message may name the URL
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
