package dev.payouts.http.internal;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.ByteStreams;
import com.sun.net.httpserver.HttpExchange;
import dev.payouts.core.Provenance;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as received. Nothing is decoded or normalized, so a manipulated path matches no route.
 *
 * @param exchange the exchange of the JDK's server
 */
record IncomingRequest(HttpExchange exchange) {
  private static final int MAX_QUERY_CHARS = 4 * 1024;
  private static final int MAX_HEADER_CHARS = 16 * 1024;
  private static final int MAX_BODY_BYTES = 8 * 1024;
  private static final int MAX_IGNORED_BODY_BYTES = 1024 * 1024;
  private static final int MAX_KEY_CHARS = 255;
  private static final int MAX_ACTOR_CHARS = 100;

  String method() {
    return exchange.getRequestMethod();
  }

  /** Returns the raw path; empty if the target is more than path and query. */
  String path() {
    URI target = exchange.getRequestURI();
    String path = target.getRawPath();
    boolean isPlain =
        target.getScheme() == null
            && target.getRawAuthority() == null
            && target.getRawFragment() == null;
    return isPlain && path != null ? path : "";
  }

  @Nullable String query() {
    return exchange.getRequestURI().getRawQuery();
  }

  @Nullable List<String> values(String header) {
    return exchange.getRequestHeaders().get(header);
  }

  /**
   * Checks the sizes of query and headers.
   *
   * @throws ProblemException 414 or 431
   */
  void checkHead() {
    String query = query();
    if (query != null && query.length() > MAX_QUERY_CHARS) {
      throw ProblemException.of(
          414, "The query string is longer than " + MAX_QUERY_CHARS + " characters.");
    }
    long size = 0;
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      for (String value : header.getValue()) {
        size += header.getKey().length() + (value == null ? 0 : value.length());
      }
    }
    if (size > MAX_HEADER_CHARS) {
      throw ProblemException.of(
          431, "The headers are longer than " + MAX_HEADER_CHARS + " characters.");
    }
  }

  /**
   * Reads the body and drops it.
   *
   * @param isIgnored whether the caller said that the body holds nothing for this server; otherwise
   *     there must be none, because parameters in it would be ignored
   * @throws ProblemException 413 or 415
   */
  void checkBody(boolean isIgnored) throws IOException {
    int limit = isIgnored ? MAX_IGNORED_BODY_BYTES : MAX_BODY_BYTES;
    String announced = Optional.ofNullable(first("Content-Length")).orElse("0");
    boolean isTooLarge =
        announced.length() > 9
            || Integer.parseInt(announced) > limit; // the JDK has checked the digits
    long read =
        isTooLarge
            ? 0
            : ByteStreams.exhaust(ByteStreams.limit(exchange.getRequestBody(), limit + 1L));
    if (isTooLarge || read > limit) {
      throw ProblemException.of(
          413,
          isIgnored
              ? "The body is larger than " + limit + " bytes: send a smaller one, or none."
              : "The body is larger than " + limit + " bytes: send no body.");
    }
    if (read > 0 && !isIgnored) {
      throw ProblemException.of(
          415,
          "No route accepts a body: send the parameters in the query string, and body=ignore if a"
              + " body cannot be avoided.");
    }
  }

  private @Nullable String first(String header) {
    return exchange.getRequestHeaders().getFirst(header);
  }

  /**
   * Returns the idempotency key, if there is one.
   *
   * @throws ProblemException 400 if it is repeated, empty, too long, or not visible ASCII
   */
  Optional<String> idempotencyKey() {
    List<String> keys = values("Idempotency-Key");
    if (keys == null) {
      return Optional.empty();
    }
    String key = keys.size() == 1 ? keys.get(0) : "";
    boolean isVisible = key.chars().allMatch(c -> c > ' ' && c <= '~');
    if (key.isEmpty() || key.length() > MAX_KEY_CHARS || !isVisible) {
      throw ProblemException.of(
          400,
          "Invalid Idempotency-Key: expected one text of 1 to %s visible ASCII characters."
              .formatted(MAX_KEY_CHARS));
    }
    return Optional.of(key);
  }

  /**
   * Returns the caller: its address and, in the header {@code X-Payouts-Actor}, the person or
   * system for which it asks. The header is a statement of the caller, not proof.
   *
   * @throws ProblemException 400 if the header is repeated, empty, too long, or not printable ASCII
   */
  Provenance.Caller caller() {
    String address = exchange.getRemoteAddress().getAddress().getHostAddress();
    List<String> actors = values("X-Payouts-Actor");
    if (actors == null) {
      return new Provenance.Caller(address, null);
    }
    String actor = actors.size() == 1 ? actors.get(0).strip() : "";
    boolean isPrintable = actor.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (actor.isEmpty() || actor.length() > MAX_ACTOR_CHARS || !isPrintable) {
      throw ProblemException.of(
          400,
          "Invalid X-Payouts-Actor: expected one text of 1 to %s printable ASCII characters."
              .formatted(MAX_ACTOR_CHARS));
    }
    return new Provenance.Caller(address, actor);
  }

  /** Tells whether the caller prefers an asynchronous response (RFC 7240). */
  boolean prefersAsync() {
    List<String> preferences = values("Prefer");
    return preferences != null
        && preferences.stream()
            .flatMap(value -> Splitter.on(',').trimResults().splitToStream(value))
            .map(preference -> ImmutableList.copyOf(Splitter.on(';').split(preference)).get(0))
            .anyMatch(name -> Ascii.equalsIgnoreCase(name.strip(), "respond-async"));
  }
}
