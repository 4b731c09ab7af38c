package dev.payouts.notion.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with one request (notion-client/NOTION.md, "Limits and failures").
 * Immutable.
 *
 * @param kind what goes wrong
 * @param when whether the request was carried out
 * @param status the status that is answered; 0 unless the kind is a status
 * @param retryAfter the wait that the answer names, in whole seconds; null for none
 * @param limit what a 429 says was passed
 * @param delay how much longer than usual it takes
 */
public record Fault(
    Kind kind, When when, int status, @Nullable Duration retryAfter, Limit limit, Duration delay) {
  /** What goes wrong. */
  public enum Kind {
    /** An error is answered. */
    STATUS,
    /** An error is answered by a proxy, as HTML. */
    HTML_STATUS,
    /** A 503 is answered that names the page which was saved. */
    COMMITTED,
    /** The error that a cursor has expired is answered. */
    EXPIRED_CURSOR,
    /** The connection breaks before any answer. */
    RESET,
    /** No answer comes. */
    HANG,
    /** Half of the answer comes. */
    TRUNCATED,
    /** The answer is not JSON any more. */
    GARBLED,
    /** Nothing but that it takes longer. */
    SLOW
  }

  /** What a 429 says was passed. */
  public enum Limit {
    /** The budget of the connection. */
    CONNECTION("public_api_request_rate_limit"),
    /** The budget that all connections of the workspace share. */
    WORKSPACE("public_api_space_request_rate_limit"),
    /** The budget of a single endpoint. */
    ENDPOINT("public_api_endpoint_rate_limit"),
    /** No budget: access is restricted, for good. */
    BLOCKED("public_api_request_blocked");

    private final String reason;

    Limit(String reason) {
      this.reason = reason;
    }

    /** {@return the reason as answers name it} */
    public String reason() {
      return reason;
    }
  }

  /** Whether the request was carried out. */
  public enum When {
    /** It was not. */
    BEFORE,
    /** It was. */
    AFTER
  }

  /**
   * Checks that a status comes with the kinds that answer one.
   *
   * @param kind what goes wrong
   * @param when whether the request was carried out
   * @param status the status that is answered
   * @param retryAfter the wait that the answer names, in whole seconds
   * @param limit what a 429 says was passed
   * @param delay how much longer than usual it takes
   */
  public Fault {
    boolean answersStatus = kind == Kind.STATUS || kind == Kind.HTML_STATUS;
    if (answersStatus != (status >= 400 && status < 600)) {
      throw new IllegalArgumentException(kind + " with status " + status);
    }
  }

  /**
   * {@return an error of a status, a 502 as HTML; the request is not carried out}
   *
   * @param status from 400 to 599
   */
  public static Fault status(int status) {
    Kind kind = status == 502 ? Kind.HTML_STATUS : Kind.STATUS;
    return new Fault(kind, When.BEFORE, status, null, Limit.CONNECTION, Duration.ZERO);
  }

  /**
   * {@return an error of a status as HTML, as a proxy answers it}
   *
   * @param status from 400 to 599
   */
  public static Fault html(int status) {
    return new Fault(Kind.HTML_STATUS, When.BEFORE, status, null, Limit.CONNECTION, Duration.ZERO);
  }

  /**
   * {@return a 429 that names a wait}
   *
   * @param retryAfter the wait, in whole seconds
   */
  public static Fault rateLimited(Duration retryAfter) {
    return status(429).withRetryAfter(retryAfter);
  }

  /** {@return the 400 that names a {@code start_cursor} which has expired} */
  public static Fault expiredCursor() {
    return of(Kind.EXPIRED_CURSOR, When.BEFORE);
  }

  /**
   * {@return a 429 for a limit, with a wait of a second unless access is blocked}
   *
   * @param limit what it says was passed
   */
  public static Fault limited(Limit limit) {
    return new Fault(Kind.STATUS, When.BEFORE, 429, null, limit, Duration.ZERO);
  }

  /** {@return a 503 that names the page which was saved; the request is applied} */
  public static Fault committed() {
    return of(Kind.COMMITTED, When.AFTER);
  }

  /** {@return a connection that breaks before any answer} */
  public static Fault reset() {
    return of(Kind.RESET, When.BEFORE);
  }

  /** {@return an answer that never comes} */
  public static Fault hang() {
    return of(Kind.HANG, When.BEFORE);
  }

  /** {@return an answer that breaks off; the request is carried out} */
  public static Fault truncated() {
    return of(Kind.TRUNCATED, When.AFTER);
  }

  /** {@return an answer that is not JSON; the request is carried out} */
  public static Fault garbled() {
    return of(Kind.GARBLED, When.AFTER);
  }

  /**
   * {@return an answer that takes longer; the request is carried out}
   *
   * @param delay how much longer than usual
   */
  public static Fault slow(Duration delay) {
    return of(Kind.SLOW, When.AFTER).delayed(delay);
  }

  /** {@return this, but after the request was carried out} */
  public Fault afterWrite() {
    return new Fault(kind, When.AFTER, status, retryAfter, limit, delay);
  }

  /**
   * {@return this with a wait that the answer names}
   *
   * @param wait in whole seconds
   */
  public Fault withRetryAfter(Duration wait) {
    return new Fault(kind, when, status, wait, limit, delay);
  }

  /**
   * {@return this, taking longer by a time}
   *
   * @param longer the time on top of what it takes anyway
   */
  public Fault delayed(Duration longer) {
    return new Fault(kind, when, status, retryAfter, limit, longer);
  }

  private static Fault of(Kind kind, When when) {
    return new Fault(kind, when, 0, null, Limit.CONNECTION, Duration.ZERO);
  }
}
