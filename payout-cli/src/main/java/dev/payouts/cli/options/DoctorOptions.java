package dev.payouts.cli.options;

import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.options.Converters.Types;
import dev.payouts.cli.options.Converters.TypesConverter;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayableType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code doctor}. Set by picocli. */
public final class DoctorOptions {
  @Option(
      names = "--type",
      paramLabel = "TYPE[,TYPE]",
      converter = TypesConverter.class,
      completionCandidates = TypesConverter.class,
      description = "${COMPLETION-CANDIDATES}; by default, all whose data sources are configured.")
  private @Nullable Types types;

  @Option(names = "--complete-orders", description = "Also check what run --complete-orders needs.")
  private boolean completeOrders;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final WriteConfigOptions writeConfig = new WriteConfigOptions();

  /**
   * Checks the combination of options.
   *
   * @throws WrongUsageException if it is invalid
   */
  public void check() {
    if (common.output() == OutputFormat.CSV) {
      throw new WrongUsageException("doctor does not support --output csv: use table or json");
    }
    common.requireDirectory();
    boolean checksConfiguration =
        types != null || completeOrders || common.config() != null || common.namesState();
    if (writeConfig.isRequested() && checksConfiguration) {
      throw new WrongUsageException(
          "--write-config does not check a configuration: remove --type, --complete-orders, --config"
              + " and --state");
    }
    writeConfig.check();
    try {
      types().forEach(this::checkOptions);
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(e);
    }
  }

  private void checkOptions(PayableType type) {
    RunRequest.Builder request = RunRequest.builder(type);
    options().forEach(request::with);
    RunRequest unused = request.build(); // throws if the type does not take an option
  }

  /** Returns the requested types; empty for all that are configured. */
  public ImmutableSet<PayableType> types() {
    return types == null ? ImmutableSet.of() : ImmutableSet.copyOf(types.types());
  }

  public ImmutableSet<RunOption> options() {
    return completeOrders ? ImmutableSet.of(RunOption.COMPLETE_ORDERS) : ImmutableSet.of();
  }

  /** Returns the options of most commands. */
  public CommonOptions common() {
    return common;
  }

  /** Returns the options that write a configuration. */
  public WriteConfigOptions writeConfig() {
    return writeConfig;
  }
}
