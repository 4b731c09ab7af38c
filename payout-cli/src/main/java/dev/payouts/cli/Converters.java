package dev.payouts.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.core.PayDay;
import dev.payouts.core.PayableType;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
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
      ImmutableList<PayableType> types =
          Splitter.on(',')
              .trimResults()
              .splitToStream(value)
              .map(Converters::type)
              .collect(toImmutableList());
      Set<PayableType> seen = new HashSet<>();
      for (PayableType type : types) {
        if (!seen.add(type)) {
          throw new TypeConversionException(type.word() + " is there twice");
        }
      }
      return new Types(types);
    }
  }

  private static PayableType type(String word) {
    return Arrays.stream(PayableType.values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + word
                        + "' is no type; contractor_payroll, refund and invoice_split are,"
                        + " separated by commas"));
  }

  static final class MonthConverter implements ITypeConverter<YearMonth> {
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    @Override
    public YearMonth convert(String value) {
      try {
        if (MONTH.matcher(value).matches()) {
          return YearMonth.parse(value);
        }
      } catch (DateTimeException e) {
        throw notAMonth(value);
      }
      throw notAMonth(value);
    }

    private static TypeConversionException notAMonth(String value) {
      return new TypeConversionException(
          "'" + value + "' is no month; one is written YYYY-MM, such as 2026-10");
    }
  }

  static final class PayDayConverter implements ITypeConverter<PayDay> {
    @Override
    public PayDay convert(String value) {
      return new PayDay(wholeNumber(value, 1, 31));
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
      return wholeNumber(value, min, max);
    }
  }

  private static int wholeNumber(String value, int min, int max) {
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw outOfRange(value, min, max);
    }
    throw outOfRange(value, min, max);
  }

  private static TypeConversionException outOfRange(String value, int min, int max) {
    return new TypeConversionException(
        "'" + value + "' is no whole number from " + min + " to " + max);
  }
}
