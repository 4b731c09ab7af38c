package dev.payouts.cli.options;

import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.cli.options.Converters.ShardConverter;
import dev.payouts.core.RequestParser;
import dev.payouts.core.Shard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose the shard of this process. Set by picocli. */
public final class ShardOptions {
  /** Set by an Indexed Job of Kubernetes in each of its pods, from 0. */
  static final String INDEX_VARIABLE = "JOB_COMPLETION_INDEX";

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      converter = ShardConverter.class,
      description = "Run only shard I of N, from 0/N; contractors are assigned to shards.")
  private @Nullable Shard shard;

  @Option(
      names = "--shards",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "The same, with I from $JOB_COMPLETION_INDEX.")
  private @Nullable Integer shards;

  /** Tells whether one of them was given. */
  public boolean isGiven() {
    return shard != null || shards != null;
  }

  /**
   * Returns the shard of this process.
   *
   * @throws WrongUsageException if both options were given, or the variable is invalid
   */
  public Shard shard(ImmutableMap<String, String> environment) {
    if (shard != null && shards != null) {
      throw new WrongUsageException(
          "--shard and --shards conflict: use --shards if "
              + INDEX_VARIABLE
              + " is set, otherwise --shard");
    }
    if (shards != null) {
      return new Shard(index(shards, environment.get(INDEX_VARIABLE)), shards);
    }
    return shard == null ? Shard.WHOLE : shard;
  }

  private static int index(int count, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new WrongUsageException(
          "--shards needs the variable %s, which an Indexed Job of Kubernetes sets: set it to a number from 0 to %s, or use --shard I/%s"
              .formatted(INDEX_VARIABLE, count - 1, count));
    }
    try {
      return RequestParser.wholeNumber(value.strip(), 0, count - 1);
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(
          "%s of --shards %s: %s".formatted(INDEX_VARIABLE, count, e.getMessage()), e);
    }
  }

  static final class CountConverter extends Converters.Range {
    CountConverter() {
      super(1, Shard.MAX_COUNT);
    }
  }
}
