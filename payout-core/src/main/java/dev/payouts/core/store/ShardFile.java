package dev.payouts.core.store;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.payouts.core.Shard;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.internal.FormatVersion;
import dev.payouts.core.store.internal.JsonFields;
import dev.payouts.core.store.internal.JsonText;
import java.io.IOException;
import java.util.NoSuchElementException;
import okio.Buffer;

/** The file that records the shard a state directory was last used for. */
final class ShardFile {
  private ShardFile() {}

  static String text(Shard shard) {
    return JsonText.onOneLine(
            json -> {
              json.beginObject();
              json.name(FormatVersion.KEY).value(FormatVersion.CURRENT);
              json.name("shard").value(shard.toString());
              json.endObject();
            })
        + "\n";
  }

  /**
   * Tells whether a text was written for a shard. Earlier versions wrote only the numbers. An
   * unreadable text counts as another shard, so the run waits.
   *
   * @throws StateFileException if a newer version of this program wrote it
   */
  static boolean isOf(Shard shard, String text) {
    if (text.strip().equals(shard.toString())) {
      return true;
    }
    try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(text))) {
      var fields = JsonFields.of(json.readJsonValue());
      FormatVersion.check("The file shard in the state directory", fields);
      return shard.toString().equals(fields.optional("shard"));
    } catch (FormatVersion.NewerException e) {
      throw new StateFileException(e.getMessage() + ".", e);
    } catch (IOException | JsonDataException | ArithmeticException | NoSuchElementException e) {
      return false;
    }
  }
}
