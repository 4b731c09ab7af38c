package dev.payouts.core.store;

import com.squareup.moshi.JsonWriter;
import dev.payouts.core.Finding;
import dev.payouts.core.Finding.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import okio.Buffer;

/** Writes the findings of a checkup as JSON. */
public final class FindingsJson {
  private FindingsJson() {}

  /**
   * {@return one JSON object, without a trailing line break: the findings in order, and whether
   * there are no errors}
   *
   * @param findings the findings
   */
  public static String render(List<Finding> findings) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.setIndent("  ");
      json.beginObject().name("findings").beginArray();
      for (Finding finding : findings) {
        json.beginObject();
        json.name("severity").value(finding.severity().word());
        json.name("area").value(finding.area());
        json.name("message").value(finding.message());
        json.endObject();
      }
      json.endArray();
      json.name("ok").value(findings.stream().noneMatch(f -> f.severity() == Severity.ERROR));
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8();
  }
}
