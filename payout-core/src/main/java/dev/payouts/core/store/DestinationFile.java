package dev.payouts.core.store;

import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.store.internal.FormatVersion;
import dev.payouts.core.store.internal.JsonFields;
import java.util.Optional;

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
    Optional<String> bound = files.read(FILE).map(text -> id(text));
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
      files.replace(FILE, FormatVersion.file("payouts", destination.id()));
    }
  }

  private static String id(String text) {
    try {
      return JsonFields.parse(
          text,
          "The file destination in the state directory is damaged: delete it if you are sure which"
              + " payouts data source its journal belongs to.",
          DestinationFile::id);
    } catch (FormatVersion.NewerException e) {
      throw new StateFileException(e.getMessage() + ".", e);
    } catch (IllegalArgumentException e) {
      throw new StateFileException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String id(JsonFields fields) {
    FormatVersion.check("The file destination in the state directory", fields);
    String id = fields.get("payouts");
    if (id.length() > MAX_ID_CHARS) {
      throw new IllegalArgumentException("not an ID");
    }
    return id;
  }
}
