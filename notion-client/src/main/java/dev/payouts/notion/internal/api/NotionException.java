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
  private final @Nullable String requestId;

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

  /** Returns the ID by which Notion's support finds the request; null if it gave none. */
  public @Nullable String requestId() {
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

  /** Notion refuses the request, whoever repeats it: 400, 401, 403, 404, 413 and their like. */
  public static final class RefusedException extends NotionException {
    private static final long serialVersionUID = 1L;

    RefusedException(Failure failure) {
      super(failure, null);
    }
  }

  /** The request was certainly not carried out; later it may be. */
  public static final class NotCarriedOutException extends NotionException {
    private static final long serialVersionUID = 1L;

    NotCarriedOutException(Failure failure, @Nullable Throwable cause) {
      super(failure, cause);
    }
  }

  /** The request may have been carried out, or its answer is of no use. */
  public static final class MayHaveBeenCarriedOutException extends NotionException {
    private static final long serialVersionUID = 1L;

    MayHaveBeenCarriedOutException(Failure failure, @Nullable Throwable cause) {
      super(failure, cause);
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
      @Nullable String requestId) {
    String describe() {
      StringBuilder text = new StringBuilder("Notion answered ").append(request).append(" with ");
      if (status == 0) {
        text = new StringBuilder("no answer from Notion to ").append(request);
      } else {
        text.append(status);
      }
      if (code != null) {
        text.append(' ').append(code);
      }
      if (message != null) {
        text.append(": ").append(message);
      }
      if (requestId != null) {
        text.append(" (request ").append(requestId).append(')');
      }
      return text.toString();
    }
  }
}
