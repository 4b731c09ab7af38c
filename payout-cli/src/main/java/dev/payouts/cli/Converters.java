package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.core.PayDay;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunWords;
import dev.payouts.core.Shard;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the values of options mean; each refusal says what is allowed. */
final class Converters {
  private Converters() {}

  /** The types of an invocation, in the order in which they are run. */
  record Types(ImmutableList<PayableType> types) {}

  static final class TypesConverter implements ITypeConverter<Types> {
    @Override
    public Types convert(String value) {
      return new Types(refused(() -> RunWords.types(value)));
    }
  }

  static final class MonthConverter implements ITypeConverter<YearMonth> {
    @Override
    public YearMonth convert(String value) {
      return refused(() -> RunWords.month(value));
    }
  }

  static final class PayDayConverter implements ITypeConverter<PayDay> {
    @Override
    public PayDay convert(String value) {
      return refused(() -> RunWords.payDay(value));
    }
  }

  static final class ShardConverter implements ITypeConverter<Shard> {
    @Override
    public Shard convert(String value) {
      return refused(() -> RunWords.shard(value));
    }
  }

  static final class FormatConverter implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String value) {
      return Arrays.stream(OutputFormat.values())
          .filter(format -> format.word().equals(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + value + "' is no output; table, json and csv are"));
    }
  }

  /** A number of an option, with the smallest and the largest that make sense. */
  abstract static class Range implements ITypeConverter<Integer> {
    private final int min;
    private final int max;

    Range(int min, int max) {
      this.min = min;
      this.max = max;
    }

    @Override
    public Integer convert(String value) {
      return refused(() -> RunWords.wholeNumber(value, min, max));
    }
  }

  /** Puts a refusal into picocli's terms, which take no cause. */
  private static <T> T refused(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
