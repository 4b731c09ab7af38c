package dev.payouts.notion.internal.api;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a request failed permanently, after all safe retries. Subclasses tell what the caller
 * may do. The message is a clause for users: the request and what Notion answered.
 */
public abstract sealed class NotionException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final String NOT_FOUND = "object_not_found";
  private static final String INVALID = "validation_error";

  private final int status;
  private final @Nullable String code;
  private final transient @Nullable RequestId requestId;

  private NotionException(Failure failure, @Nullable Throwable cause) {
    super(failure.describe(), cause);
    this.status = failure.status();
    this.code = failure.code();
    this.requestId = failure.requestId();
  }

  /** Returns the HTTP status; 0 if there was no response. */
  public int status() {
    return status;
  }

  /** Returns Notion's error code; null if it sent none. */
  public @Nullable String code() {
    return code;
  }

  /** Returns the ID of the request in the server's logs; null if the response had none. */
  public @Nullable RequestId requestId() {
    return requestId;
  }

  /** Returns the message. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** Returns whether the token was rejected. */
  public boolean isTokenRefused() {
    return status == 401;
  }

  /** Returns whether every other request would fail, too, so that the run must end. */
  public boolean isFatal() {
    return isTokenRefused() || this instanceof BlockedException;
  }

  /**
   * Returns whether a firewall answered, so that the status says nothing about permissions in
   * Notion.
   */
  public boolean isFirewall() {
    return isFirewall(status, code, requestId);
  }

  static boolean isFirewall(int status, @Nullable String code, @Nullable RequestId requestId) {
    return status == 403
        && code == null
        && requestId != null
        && requestId.source() == RequestId.Source.CLOUDFLARE;
  }

  /**
   * Returns whether Notion says that what was asked for does not exist or is not shared with the
   * connection. A 404 from another server, such as a proxy, says nothing about it.
   */
  public boolean isNotFound() {
    return status == 404 && NOT_FOUND.equals(code);
  }

  /**
   * Returns whether Notion rejected the request because of a parameter, by its name in the message.
   * A 400 from another server may quote the request and says nothing about what Notion supports.
   */
  public boolean rejects(String parameter) {
    return status == 400 && INVALID.equals(code) && sentence().contains(parameter);
  }

  /**
   * Notion rejected the request and would reject it again: 400, 401, 403, 404, 413 and the like.
   */
  public static final class RefusedException extends NotionException {
    private static final long serialVersionUID = 1L;

    private final String tokenSource;

    RefusedException(Failure failure) {
      this(failure, Transport.UNKNOWN_SOURCE);
    }

    RefusedException(Failure failure, String tokenSource) {
      super(failure, null);
      this.tokenSource = tokenSource;
    }

    /** Returns where the token of the request came from, for messages. */
    public String tokenSource() {
      return tokenSource;
    }
  }

  /** The request was definitely not applied; a later attempt may succeed. */
  public static final class NotAppliedException extends NotionException {
    private static final long serialVersionUID = 1L;

    NotAppliedException(Failure failure, @Nullable Throwable cause) {
      super(failure, cause);
    }
  }

  /** Notion accepts no requests: this one was not applied, and no other one would be. */
  public static final class BlockedException extends NotionException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    BlockedException(Failure failure, Why why) {
      super(failure, null);
      this.why = why;
    }

    /** Returns why Notion accepts no requests. */
    public Why why() {
      return why;
    }

    /** Why Notion accepts no requests. */
    public enum Why {
      /** Notion has restricted access: retrying will not help. */
      RESTRICTED,
      /** The request budget has been exhausted for longer than the maximum wait. */
      BUDGET
    }
  }

  /** The request may have been applied, or its response cannot be used. */
  public static final class OutcomeUnknownException extends NotionException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String committedId;

    OutcomeUnknownException(Failure failure, @Nullable Throwable cause) {
      this(failure, cause, null);
    }

    OutcomeUnknownException(
        Failure failure, @Nullable Throwable cause, @Nullable String committedId) {
      super(failure, cause);
      this.committedId = committedId;
    }

    /** Returns the ID of the page that Notion saved nevertheless; null if it named none. */
    @Nullable String committedId() {
      return committedId;
    }
  }

  /**
   * The details of a failure.
   *
   * @param request the request
   * @param status the HTTP status; 0 if there was no response
   * @param code Notion's error code
   * @param message Notion's message, or what happened in transit
   * @param requestId the request's ID
   */
  record Failure(
      ApiRequest request,
      int status,
      @Nullable String code,
      @Nullable String message,
      @Nullable RequestId requestId) {
    String describe() {
      boolean isFirewall = isFirewall(status, code, requestId);
      StringBuilder text = new StringBuilder();
      if (status == 0) {
        text.append("no response from Notion to ").append(request);
      } else {
        text.append(isFirewall ? "a firewall in front of Notion" : "Notion");
        text.append(" answered ").append(request).append(" with ").append(status);
      }
      if (code != null) {
        text.append(' ').append(code);
      }
      if (message != null) {
        text.append(": ").append(message);
      }
      if (requestId != null) {
        text.append(" (").append(requestId).append(')');
      }
      return text.toString();
    }
  }
}
