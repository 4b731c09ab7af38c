package dev.payouts.http.internal;

import com.google.common.collect.ImmutableMap;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A request that is answered by an error, as RFC 9457 has it. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final ImmutableMap<Integer, String> TITLES =
      ImmutableMap.<Integer, String>builder()
          .put(400, "Bad Request")
          .put(401, "Unauthorized")
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
   * Says what is wrong.
   *
   * @param detail a sentence that a caller can act on
   */
  static ProblemException of(int status, String detail) {
    return new ProblemException(status, detail, ImmutableMap.of(), null);
  }

  /** Says why a run could not be carried through, with its report so far as JSON. */
  static ProblemException notCarriedThrough(String detail, String report) {
    return new ProblemException(502, detail, ImmutableMap.of(), report);
  }

  /** Returns this with a header of the answer. */
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

  /** Returns the answer. */
  Answer answer() {
    Answer answer = Answer.text(status, "application/problem+json", json() + "\n");
    for (var header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
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
