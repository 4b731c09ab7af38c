package dev.payouts.notion.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault injected into one request (notion-client/NOTION.md, "Limits and failures"). Immutable.
 *
 * @param kind the kind of fault
 * @param when whether the request was applied
 * @param status the HTTP status; 0 unless the kind is a status
 * @param retryAfter the wait in the response, in whole seconds; null for none
 * @param limit the limit that a 429 reports
 * @param delay the additional delay
 */
public record Fault(
    Kind kind, When when, int status, @Nullable Duration retryAfter, Limit limit, Duration delay) {
  /** The kinds of faults. */
  public enum Kind {
    /** An error response. */
    STATUS,
    /** An error response from a proxy, as HTML. */
    HTML_STATUS,
    /** A 503 that names the page that was saved. */
    COMMITTED,
    /** The error for an expired cursor. */
    EXPIRED_CURSOR,
    /** A connection reset before any response. */
    RESET,
    /** No response. */
    HANG,
    /** Half of the response. */
    TRUNCATED,
    /** A response that is not valid JSON. */
    GARBLED,
    /** Only a delay. */
    SLOW
  }

  /** The limit that a 429 reports. */
  public enum Limit {
    /** The budget of the connection. */
    CONNECTION("public_api_request_rate_limit"),
    /** The budget shared by all connections of the workspace. */
    WORKSPACE("public_api_space_request_rate_limit"),
    /** The budget of a single endpoint. */
    ENDPOINT("public_api_endpoint_rate_limit"),
    /** Not a budget: access is restricted permanently. */
    BLOCKED("public_api_request_blocked");

    private final String reason;

    Limit(String reason) {
      this.reason = reason;
    }

    /** {@return the reason in the API} */
    public String reason() {
      return reason;
    }
  }

  /** Whether the request was applied. */
  public enum When {
    /** Not applied. */
    BEFORE,
    /** Applied. */
    AFTER
  }

  /**
   * Validates that kinds with an error response have a status.
   *
   * @param kind the kind of fault
   * @param when whether the request was applied
   * @param status the HTTP status
   * @param retryAfter the wait in the response, in whole seconds
   * @param limit the limit that a 429 reports
   * @param delay the additional delay
   */
  public Fault {
    boolean answersStatus = kind == Kind.STATUS || kind == Kind.HTML_STATUS;
    if (answersStatus != (status >= 400 && status < 600)) {
      throw new IllegalArgumentException(kind + " with status " + status);
    }
  }

  /**
   * {@return an error with a status, a 502 as HTML; the request is not applied}
   *
   * @param status from 400 to 599
   */
  public static Fault status(int status) {
    Kind kind = status == 502 ? Kind.HTML_STATUS : Kind.STATUS;
    return new Fault(kind, When.BEFORE, status, null, Limit.CONNECTION, Duration.ZERO);
  }

  /**
   * {@return an error with a status as HTML, as from a proxy}
   *
   * @param status from 400 to 599
   */
  public static Fault html(int status) {
    return new Fault(Kind.HTML_STATUS, When.BEFORE, status, null, Limit.CONNECTION, Duration.ZERO);
  }

  /**
   * {@return a 429 with a wait}
   *
   * @param retryAfter the wait, in whole seconds
   */
  public static Fault rateLimited(Duration retryAfter) {
    return status(429).withRetryAfter(retryAfter);
  }

  /** {@return the 400 for an expired {@code start_cursor}} */
  public static Fault expiredCursor() {
    return of(Kind.EXPIRED_CURSOR, When.BEFORE);
  }

  /**
   * {@return a 429 for a limit, with a wait of a second unless access is blocked}
   *
   * @param limit the limit that it reports
   */
  public static Fault limited(Limit limit) {
    return new Fault(Kind.STATUS, When.BEFORE, 429, null, limit, Duration.ZERO);
  }

  /** {@return a 503 that names the page that was saved; the request is applied} */
  public static Fault committed() {
    return of(Kind.COMMITTED, When.AFTER);
  }

  /** {@return a connection reset before any response} */
  public static Fault reset() {
    return of(Kind.RESET, When.BEFORE);
  }

  /** {@return a response that never arrives} */
  public static Fault hang() {
    return of(Kind.HANG, When.BEFORE);
  }

  /** {@return a truncated response; the request is applied} */
  public static Fault truncated() {
    return of(Kind.TRUNCATED, When.AFTER);
  }

  /** {@return a response that is not JSON; the request is applied} */
  public static Fault garbled() {
    return of(Kind.GARBLED, When.AFTER);
  }

  /**
   * {@return a delayed response; the request is applied}
   *
   * @param delay the additional delay
   */
  public static Fault slow(Duration delay) {
    return of(Kind.SLOW, When.AFTER).delayed(delay);
  }

  /** {@return this fault, but after the request was applied} */
  public Fault afterWrite() {
    return new Fault(kind, When.AFTER, status, retryAfter, limit, delay);
  }

  /**
   * {@return this fault with a wait in the response}
   *
   * @param wait in whole seconds
   */
  public Fault withRetryAfter(Duration wait) {
    return new Fault(kind, when, status, wait, limit, delay);
  }

  /**
   * {@return this fault with an additional delay}
   *
   * @param longer the additional delay
   */
  public Fault delayed(Duration longer) {
    return new Fault(kind, when, status, retryAfter, limit, longer);
  }

  private static Fault of(Kind kind, When when) {
    return new Fault(kind, when, 0, null, Limit.CONNECTION, Duration.ZERO);
  }
}
