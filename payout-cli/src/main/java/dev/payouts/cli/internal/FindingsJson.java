package dev.payouts.cli.internal;

import com.squareup.moshi.JsonWriter;
import dev.payouts.core.Finding;
import dev.payouts.core.Finding.Severity;
import dev.payouts.core.store.internal.JsonText;
import java.io.IOException;
import java.util.List;

/** Writes the findings of a checkup as JSON. */
public final class FindingsJson {
  private FindingsJson() {}

  /**
   * Returns one JSON object, without a trailing line break: the findings in order, and whether
   * there are no errors.
   */
  public static String render(List<Finding> findings) {
    return JsonText.of(
        json -> {
          json.beginObject();
          JsonText.objects(json, "findings", findings, FindingsJson::finding);
          json.name("ok").value(findings.stream().noneMatch(f -> f.severity() == Severity.ERROR));
          json.endObject();
        });
  }

  private static void finding(JsonWriter json, Finding finding) throws IOException {
    json.name("severity").value(finding.severity().word());
    json.name("area").value(finding.area());
    json.name("message").value(finding.message());
  }
}
