package dev.payouts.cli.options;

import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.ReportOutput;
import dev.payouts.cli.options.Converters.ItemsConverter;
import dev.payouts.core.report.ItemSelection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that chooses the items of a table. Set by picocli. */
public final class ItemOptions {
  @Option(
      names = "--items",
      paramLabel = "WHICH",
      converter = ItemsConverter.class,
      completionCandidates = ItemsConverter.class,
      description =
          "The items of the table: brief (default; paid ones in one line), all, or failed (only what"
              + " needs action).")
  private @Nullable ItemSelection items;

  /**
   * Returns how reports are printed.
   *
   * @throws WrongUsageException if the items of another format than a table were chosen
   */
  public ReportOutput output(OutputFormat format) {
    if (items != null && format != OutputFormat.TABLE) {
      throw new WrongUsageException(
          "--items chooses the rows of a table, and --output %s has all items: remove one of them"
              .formatted(format.word()));
    }
    return new ReportOutput(format, items == null ? ItemSelection.BRIEF : items);
  }
}
