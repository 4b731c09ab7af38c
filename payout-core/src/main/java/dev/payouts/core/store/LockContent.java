package dev.payouts.core.store;

import dev.payouts.core.host.MachineLocks.LastCreate;
import dev.payouts.core.store.internal.FormatVersion;
import dev.payouts.core.store.internal.JsonFields;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.internal.StoredTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of a machine lock file: one JSON object on one line.
 *
 * @param holder who took the lock last
 * @param last the last create that was sent under it; null if there was none
 */
record LockContent(String holder, @Nullable LastCreate last) {
  /** Returns the line, without its line break. */
  String line() {
    return JsonText.onOneLine(
        json -> {
          json.beginObject();
          json.name(FormatVersion.KEY).value(FormatVersion.CURRENT);
          json.name("holder").value(holder);
          if (last != null) {
            json.name("last_create").beginObject();
            json.name("at").value(last.at().toString());
            json.name("run").value(last.runId());
            json.name("state_dir").value(last.stateDir());
            json.name("intents").value(last.intents());
            json.endObject();
          }
          json.endObject();
        });
  }

  /**
   * Parses a line; empty if this program did not write it.
   *
   * @throws FormatVersion.NewerException if a newer version of this program wrote it
   */
  static Optional<LockContent> parse(String line) {
    try {
      return Optional.of(JsonFields.parse(line, "not a lock file", LockContent::of));
    } catch (FormatVersion.NewerException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static LockContent of(JsonFields fields) {
    FormatVersion.check("the lock file", fields);
    JsonFields last = fields.object("last_create");
    return new LockContent(
        fields.get("holder"),
        fields.has("last_create")
            ? new LastCreate(
                StoredTime.parse(last.get("at")),
                last.get("run"),
                last.get("state_dir"),
                last.has("intents") ? last.number("intents") : 0)
            : null);
  }
}
