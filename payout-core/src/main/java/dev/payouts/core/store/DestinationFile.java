package dev.payouts.core.store;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.store.internal.FormatVersion;
import dev.payouts.core.store.internal.JsonFields;
import dev.payouts.core.store.internal.JsonText;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import okio.Buffer;

/**
 * The file that binds a state directory to the payouts database of its journal. A journal of an
 * earlier version, without this file, is bound when it is first used.
 */
final class DestinationFile {
  private static final String FILE = "destination";

  /** Longer than any ID of a back end, and short enough for a sentence. */
  private static final int MAX_ID_CHARS = 500;

  private DestinationFile() {}

  /**
   * Checks that a state directory is not bound to another payouts database.
   *
   * @throws RunAbortedException if it is
   * @throws StateFileException if this cannot be determined
   */
  static void require(StateFiles files, Destination destination) {
    Optional<String> bound = files.read(FILE).map(DestinationFile::id);
    if (bound.isPresent() && !bound.get().equals(destination.id())) {
      throw new RunAbortedException(
          FailureCause.MISCONFIGURED,
          "The journal in %s belongs to the payouts data source %s, not to %s: use a separate state directory for each payouts data source, or correct data_sources.payouts."
              .formatted(files.place(), bound.get(), destination.id()));
    }
  }

  /** Does the same and binds an unbound directory; requires its lock. */
  static void bind(StateFiles files, Destination destination) {
    require(files, destination);
    if (files.read(FILE).isEmpty()) {
      files.replace(FILE, text(destination));
    }
  }

  private static String text(Destination destination) {
    return JsonText.onOneLine(
            json -> {
              json.beginObject();
              json.name(FormatVersion.KEY).value(FormatVersion.CURRENT);
              json.name("payouts").value(destination.id());
              json.endObject();
            })
        + "\n";
  }

  private static String id(String text) {
    try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(text))) {
      var fields = JsonFields.of(json.readJsonValue());
      FormatVersion.check("The file destination in the state directory", fields);
      String id = fields.get("payouts");
      if (id.length() > MAX_ID_CHARS) {
        throw new IllegalArgumentException("not an ID");
      }
      return id;
    } catch (FormatVersion.NewerException e) {
      throw new StateFileException(e.getMessage() + ".", e);
    } catch (IOException
        | JsonDataException
        | IllegalArgumentException
        | ArithmeticException
        | NoSuchElementException e) {
      throw new StateFileException(
          "The file destination in the state directory is damaged: delete it if you are sure which"
              + " payouts data source its journal belongs to.",
          e);
    }
  }
}
