package dev.payouts.http.internal;

import com.google.common.collect.ImmutableMap;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** An error response, as problem details (RFC 9457). */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final ImmutableMap<Integer, String> TITLES =
      ImmutableMap.<Integer, String>builder()
          .put(400, "Bad Request")
          .put(401, "Unauthorized")
          .put(403, "Forbidden")
          .put(404, "Not Found")
          .put(405, "Method Not Allowed")
          .put(409, "Conflict")
          .put(413, "Content Too Large")
          .put(414, "URI Too Long")
          .put(415, "Unsupported Media Type")
          .put(422, "Unprocessable Content")
          .put(429, "Too Many Requests")
          .put(431, "Request Header Fields Too Large")
          .put(500, "Internal Server Error")
          .put(502, "Bad Gateway")
          .put(503, "Service Unavailable")
          .buildOrThrow();

  private final int status;
  private final ImmutableMap<String, String> headers;
  private final @Nullable String report;

  private ProblemException(
      int status, String detail, ImmutableMap<String, String> headers, @Nullable String report) {
    super(detail);
    this.status = status;
    this.headers = headers;
    this.report = report;
  }

  /**
   * Returns a problem.
   *
   * @param detail a sentence that tells the caller what to do
   */
  static ProblemException of(int status, String detail) {
    return new ProblemException(status, detail, ImmutableMap.of(), null);
  }

  /** Returns the problem of a run that did not complete, with its JSON report so far. */
  static ProblemException runFailed(RunReport.RunFailure why, String report) {
    int status = why.cause() == FailureCause.NO_SUCH_CONTRACTOR ? 400 : 502;
    return new ProblemException(status, why.sentence(), ImmutableMap.of(), report);
  }

  /** Returns a copy with a header of the response. */
  ProblemException with(String header, String value) {
    return new ProblemException(
        status,
        detail(),
        ImmutableMap.<String, String>builder().putAll(headers).put(header, value).buildOrThrow(),
        report);
  }

  private String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** Returns the response. */
  Response response() {
    Response response = Response.text(status, "application/problem+json", json() + "\n");
    for (var header : headers.entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  private String json() {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.beginObject();
      json.name("type").value("about:blank");
      json.name("title").value(TITLES.getOrDefault(status, "Error"));
      json.name("status").value(status);
      json.name("detail").value(detail());
      if (report != null) {
        json.name("report").value(new Buffer().writeUtf8(report));
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8();
  }
}
