package dev.payouts.cli;

import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.Converters.ShardConverter;
import dev.payouts.core.RunWords;
import dev.payouts.core.Shard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which shard this process takes. Written to by picocli alone. */
final class ShardChoices {
  /** The variable that an Indexed Job of Kubernetes sets in each of its pods, from 0. */
  static final String INDEX_VARIABLE = "JOB_COMPLETION_INDEX";

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      converter = ShardConverter.class,
      description = "Only this process's part of N, by contractor; I is from 0.")
  private @Nullable Shard shard;

  @Option(
      names = "--shards",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "The same, with I from $JOB_COMPLETION_INDEX.")
  private @Nullable Integer shards;

  /** Tells whether one of them was given. */
  boolean isGiven() {
    return shard != null || shards != null;
  }

  /**
   * Returns the shard of this process.
   *
   * @throws WrongUsageException if both were given, or the variable does not say which one
   */
  Shard shard(ImmutableMap<String, String> environment) {
    if (shard != null && shards != null) {
      throw new WrongUsageException(
          "--shard and --shards exclude each other: use --shards where "
              + INDEX_VARIABLE
              + " is set, else --shard");
    }
    if (shards != null) {
      return new Shard(index(shards, environment.get(INDEX_VARIABLE)), shards);
    }
    return shard == null ? Shard.WHOLE : shard;
  }

  private static int index(int count, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new WrongUsageException(
          "--shards needs the variable %s, which an Indexed Job of Kubernetes sets: set it to a whole number from 0 to %d, or use --shard I/%d"
              .formatted(INDEX_VARIABLE, count - 1, count));
    }
    try {
      return RunWords.wholeNumber(value.strip(), 0, count - 1);
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(
          new IllegalArgumentException(
              "%s of --shards %d: %s".formatted(INDEX_VARIABLE, count, e.getMessage()), e));
    }
  }

  static final class CountConverter extends Converters.Range {
    CountConverter() {
      super(1, Shard.MAX_COUNT);
    }
  }
}
