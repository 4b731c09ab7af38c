package dev.payouts.cli.options;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.notion.DataSourceReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options of {@code doctor} that write a configuration. Set by picocli. */
public final class WriteConfigOptions {
  @Option(
      names = "--write-config",
      paramLabel = "FILE",
      description = "Write a first configuration, derived from the properties of the data sources.")
  private @Nullable Path file;

  @Option(
      names = "--data-source",
      paramLabel = "[KEY=]ID",
      converter = ReferenceConverter.class,
      description =
          "With --write-config, once for each data source: its ID, the ID of its database, or a link;"
              + " KEY says which data source it is, as in rates=ID.")
  private List<DataSourceReference> dataSources = new ArrayList<>();

  @Option(names = "--force", description = "With --write-config: overwrite an existing file.")
  private boolean force;

  /**
   * Checks the combination of options.
   *
   * @throws WrongUsageException if it is invalid
   */
  void check() {
    if (!isRequested() && (force || !dataSources.isEmpty())) {
      throw new WrongUsageException(
          "--data-source and --force need --write-config: add it, or remove them");
    }
    if (isRequested() && dataSources.isEmpty()) {
      throw new WrongUsageException(
          "--write-config needs data sources: add --data-source for each");
    }
    if (file != null && file.toString().isBlank()) {
      throw new WrongUsageException("--write-config is blank: give a file name");
    }
  }

  /** Tells whether to write a configuration. */
  public boolean isRequested() {
    return file != null;
  }

  /** Returns the file to write; call only if {@link #isRequested()}. */
  public Path file() {
    return Objects.requireNonNull(file, "no file was requested");
  }

  /** Returns the data sources to write it for. */
  public ImmutableList<DataSourceReference> dataSources() {
    return ImmutableList.copyOf(dataSources);
  }

  /** Tells whether it may overwrite a file. */
  public boolean mayReplace() {
    return force;
  }

  static final class ReferenceConverter implements ITypeConverter<DataSourceReference> {
    @Override
    public DataSourceReference convert(String value) {
      return Converters.converted(() -> DataSourceReference.parse(value));
    }
  }
}
