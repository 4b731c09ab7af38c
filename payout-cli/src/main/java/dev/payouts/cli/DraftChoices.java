package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.DataSourceReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code doctor} that make a configuration. Written to by picocli alone. */
final class DraftChoices {
  @Option(
      names = "--write-config",
      paramLabel = "FILE",
      description = "Write a configuration to start from, made of what the data sources look like.")
  private @Nullable Path file;

  @Option(
      names = "--data-source",
      paramLabel = "[KEY=]ID",
      converter = ReferenceConverter.class,
      description =
          "With --write-config, once for each data source: its ID, its database's, or a link; KEY"
              + " says which it is, as in rates=ID.")
  private List<DataSourceReference> dataSources = new ArrayList<>();

  @Option(names = "--force", description = "With --write-config: replace the file.")
  private boolean force;

  /**
   * Checks that the options go together.
   *
   * @throws WrongUsageException if they do not
   */
  void check() {
    if (!isAsked() && (force || !dataSources.isEmpty())) {
      throw new WrongUsageException(
          "--data-source and --force are for --write-config: add it, or leave them out");
    }
    if (isAsked() && dataSources.isEmpty()) {
      throw new WrongUsageException(
          "--write-config needs data sources to look at: add --data-source for each");
    }
    if (file != null && file.toString().isBlank()) {
      throw new WrongUsageException("--write-config is blank: name a file");
    }
  }

  boolean isAsked() {
    return file != null;
  }

  /** Returns the file to write; to be called only if it was asked for. */
  Path file() {
    if (file == null) {
      throw new IllegalStateException("no file was asked for");
    }
    return file;
  }

  ImmutableList<DataSourceReference> dataSources() {
    return ImmutableList.copyOf(dataSources);
  }

  boolean mayReplace() {
    return force;
  }

  static final class ReferenceConverter implements ITypeConverter<DataSourceReference> {
    @Override
    public DataSourceReference convert(String value) {
      try {
        return DataSourceReference.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
