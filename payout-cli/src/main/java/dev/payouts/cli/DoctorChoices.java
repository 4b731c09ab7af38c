package dev.payouts.cli;

import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.Converters.Types;
import dev.payouts.cli.Converters.TypesConverter;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code doctor}. Written to by picocli alone. */
final class DoctorChoices {
  @Option(
      names = "--type",
      paramLabel = "TYPE[,TYPE]",
      converter = TypesConverter.class,
      completionCandidates = TypesConverter.class,
      description =
          "contractor_payroll, refund, invoice_split; all whose data sources are configured unless"
              + " given.")
  private @Nullable Types types;

  @Option(
      names = "--complete-orders",
      description = "Check what run --complete-orders needs besides.")
  private boolean completeOrders;

  @Mixin private final PlaceChoices place = new PlaceChoices();
  @Mixin private final DraftChoices draft = new DraftChoices();

  /**
   * Checks that the options go together.
   *
   * @throws WrongUsageException if they do not
   */
  void check() {
    if (place.output() == OutputFormat.CSV) {
      throw new WrongUsageException("doctor has no output csv: choose table or json");
    }
    place.requireDirectory();
    boolean looksAtConfiguration =
        types != null || completeOrders || place.config() != null || place.namesState();
    if (draft.isAsked() && looksAtConfiguration) {
      throw new WrongUsageException(
          "--write-config makes a configuration and checks none: leave out --type,"
              + " --complete-orders, --config and --state");
    }
    draft.check();
    try {
      types().forEach(this::checkOptions);
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(e);
    }
  }

  private void checkOptions(PayableType type) {
    RunRequest.Builder request = RunRequest.builder(type);
    options().forEach(request::with);
    RunRequest unused = request.build(); // says what the type does not take
  }

  /** Returns the types that were asked for; none for all that are configured. */
  ImmutableSet<PayableType> types() {
    return types == null ? ImmutableSet.of() : ImmutableSet.copyOf(types.types());
  }

  ImmutableSet<RunOption> options() {
    return completeOrders ? ImmutableSet.of(RunOption.COMPLETE_ORDERS) : ImmutableSet.of();
  }

  PlaceChoices place() {
    return place;
  }

  DraftChoices draft() {
    return draft;
  }
}
