package dev.payouts.notion.internal.api;

import org.jspecify.annotations.Nullable;

/**
 * A request failed for good: repeats, where they are safe, have been made. Split by what the caller
 * may do. The message is a clause for people: what was asked, and what Notion said.
 */
public abstract sealed class NotionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String code;
  private final transient @Nullable RequestId requestId;

  private NotionException(Failure failure, @Nullable Throwable cause) {
    super(failure.describe(), cause);
    this.status = failure.status();
    this.code = failure.code();
    this.requestId = failure.requestId();
  }

  /** Returns the HTTP status; 0 if there was no answer. */
  public int status() {
    return status;
  }

  /** Returns Notion's word for the error; null if it gave none. */
  public @Nullable String code() {
    return code;
  }

  /** Returns the ID under which the request is found; null if the answer named none. */
  public @Nullable RequestId requestId() {
    return requestId;
  }

  /** Returns the message. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** Tells whether the token itself is refused. */
  public boolean isTokenRefused() {
    return status == 401;
  }

  /** Tells whether no other request can succeed either, so that a run has to stop. */
  public boolean isFatal() {
    return isTokenRefused() || this instanceof BlockedException;
  }

  /** Tells whether a firewall answered: the status says nothing about permissions in Notion. */
  public boolean isFirewall() {
    return isFirewall(status, code, requestId);
  }

  private static boolean isFirewall(
      int status, @Nullable String code, @Nullable RequestId requestId) {
    return status == 403
        && code == null
        && requestId != null
        && requestId.source() == RequestId.Source.CLOUDFLARE;
  }

  /** Tells whether the request was invalid because of a parameter, by its name in the message. */
  public boolean rejects(String parameter) {
    return status == 400 && sentence().contains(parameter);
  }

  /** Notion refuses the request, whoever repeats it: 400, 401, 403, 404, 413 and the like. */
  public static final class RefusedException extends NotionException {
    private static final long serialVersionUID = 1L;

    RefusedException(Failure failure) {
      super(failure, null);
    }
  }

  /** The request was certainly not applied; later it may be. */
  public static final class NotAppliedException extends NotionException {
    private static final long serialVersionUID = 1L;

    NotAppliedException(Failure failure, @Nullable Throwable cause) {
      super(failure, cause);
    }
  }

  /** Nothing is let through: the request was not applied, and no other one would be. */
  public static final class BlockedException extends NotionException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    BlockedException(Failure failure, Why why) {
      super(failure, null);
      this.why = why;
    }

    /** Returns why nothing is let through. */
    public Why why() {
      return why;
    }

    /** Why nothing is let through. */
    public enum Why {
      /** Notion has restricted access: repeating is of no use. */
      RESTRICTED,
      /** The request budget has been spent for longer than a wait may last. */
      BUDGET
    }
  }

  /** The request may have been applied, or its answer is of no use. */
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

    /** Returns the ID of the page that Notion says was saved nevertheless; null if it says none. */
    @Nullable String committedId() {
      return committedId;
    }
  }

  /**
   * What is known of a failure.
   *
   * @param request what was asked
   * @param status the HTTP status; 0 if there was no answer
   * @param code Notion's word
   * @param message Notion's message, or what happened on the way
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
        text.append("no answer from Notion to ").append(request);
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
