package dev.payouts.cli.options;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.logging.Logging;
import dev.payouts.core.RequestParser;
import dev.payouts.core.Shard;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.ItemSelection;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts option values. Each error message names the valid values. */
public final class Converters {
  private Converters() {}

  /** The payable types of an invocation, in the order in which they run. */
  public record Types(ImmutableList<PayableType> types) {}

  /** Converts a list of types. Iterates over the valid ones, for shell completion. */
  public static final class TypesConverter implements ITypeConverter<Types>, Iterable<String> {
    @Override
    public Types convert(String value) {
      return new Types(converted(() -> RequestParser.types(value)));
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(PayableType.values()).map(PayableType::word).iterator();
    }
  }

  /** Converts a month. */
  public static final class MonthConverter implements ITypeConverter<YearMonth> {
    @Override
    public YearMonth convert(String value) {
      return converted(() -> RequestParser.month(value));
    }
  }

  static final class PayDayConverter implements ITypeConverter<PayDay> {
    @Override
    public PayDay convert(String value) {
      return converted(() -> RequestParser.payDay(value));
    }
  }

  static final class ShardConverter implements ITypeConverter<Shard> {
    @Override
    public Shard convert(String value) {
      return converted(() -> RequestParser.shard(value));
    }
  }

  static final class FormatConverter extends OneOf<OutputFormat> {
    FormatConverter() {
      super("output format", OutputFormat.values(), OutputFormat::word);
    }
  }

  static final class ItemsConverter extends OneOf<ItemSelection> {
    ItemsConverter() {
      super("items", ItemSelection.values(), ItemSelection::word);
    }
  }

  static final class LevelConverter extends OneOf<Logging.Detail> {
    LevelConverter() {
      super("log level", Logging.Detail.values(), Logging.Detail::word);
    }
  }

  /** Converts one of a few words. Iterates over them, for shell completion. */
  abstract static class OneOf<T> implements ITypeConverter<T>, Iterable<String> {
    private final String what;
    private final List<T> values;
    private final Function<T, String> word;

    OneOf(String what, T[] values, Function<T, String> word) {
      this.what = what;
      this.values = List.of(values);
      this.word = word;
    }

    @Override
    public T convert(String value) {
      return values.stream()
          .filter(known -> word.apply(known).equals(value))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException(message(value)));
    }

    private String message(String value) {
      List<String> words = values.stream().map(word).toList();
      int last = words.size() - 1;
      return "invalid %s \"%s\": expected %s or %s"
          .formatted(what, value, String.join(", ", words.subList(0, last)), words.get(last));
    }

    @Override
    public Iterator<String> iterator() {
      return values.stream().map(word).iterator();
    }
  }

  /** Converts a whole number between two bounds. */
  public abstract static class Range implements ITypeConverter<Integer> {
    private final int min;
    private final int max;

    protected Range(int min, int max) {
      this.min = min;
      this.max = max;
    }

    @Override
    public Integer convert(String value) {
      return converted(() -> RequestParser.wholeNumber(value, min, max));
    }
  }

  /** Rethrows an invalid value as picocli's exception, which takes no cause. */
  static <T> T converted(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
