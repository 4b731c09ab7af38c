package dev.payouts.cli.internal;

import dev.payouts.core.Finding;
import dev.payouts.core.Finding.Severity;
import dev.payouts.core.store.internal.JsonText;
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
        });
  }
}
