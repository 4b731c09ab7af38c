package dev.payouts.core.store;

import dev.payouts.core.Shard;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.internal.FormatVersion;
import dev.payouts.core.store.internal.JsonFields;

/** The file that records the shard a state directory was last used for. */
final class ShardFile {
  private ShardFile() {}

  static String text(Shard shard) {
    return FormatVersion.file("shard", shard.toString());
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
    try {
      return JsonFields.parse(text, "damaged", fields -> isOf(shard, fields));
    } catch (FormatVersion.NewerException e) {
      throw new StateFileException(e.getMessage() + ".", e);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isOf(Shard shard, JsonFields fields) {
    FormatVersion.check("The file shard in the state directory", fields);
    return shard.toString().equals(fields.optional("shard"));
  }
}
