package dev.payouts.cli;

import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.Converters.FormatConverter;
import dev.payouts.cli.Converters.Types;
import dev.payouts.cli.Converters.TypesConverter;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import java.nio.file.Path;
import java.util.Optional;
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

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; else $PAYOUTS_CONFIG, else payouts.json.")
  private @Nullable Path config;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "The state directory; the configured one unless given.")
  private @Nullable Path state;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      completionCandidates = FormatConverter.class,
      description = "table (default) or json.")
  private OutputFormat output = OutputFormat.TABLE;

  @Mixin private final DraftChoices draft = new DraftChoices();

  @Option(names = "-v", description = "Log what happens, to standard error.")
  private boolean verbose;

  /**
   * Checks that the options go together.
   *
   * @throws WrongUsageException if they do not
   */
  void check() {
    if (output == OutputFormat.CSV) {
      throw new WrongUsageException("doctor has no output csv: choose table or json");
    }
    if (state != null && state.toString().isBlank()) {
      throw new WrongUsageException("--state is blank: name a directory, or leave it out");
    }
    boolean looksAtConfiguration =
        types != null || completeOrders || config != null || state != null;
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

  @Nullable Path config() {
    return config;
  }

  Optional<Path> state() {
    return Optional.ofNullable(state);
  }

  OutputFormat output() {
    return output;
  }

  DraftChoices draft() {
    return draft;
  }

  Logging.Detail logDetail() {
    return verbose ? Logging.Detail.VERBOSE : Logging.Detail.QUIET;
  }
}
