package dev.payouts.core;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words of a request mean, the same on the command line and over HTTP
 * (payout-cli/README.md). Each refusal says what is allowed.
 */
public final class RunWords {
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

  private static final Pattern SHARD = Pattern.compile("([0-9]+)/([0-9]+)");

  private RunWords() {}

  /**
   * Reads types that are separated by commas, in the order in which they are run.
   *
   * @param value the words
   * @return the types
   * @throws IllegalArgumentException if one is no type, or is there twice
   */
  public static ImmutableList<PayableType> types(String value) {
    ImmutableList<PayableType> types =
        Splitter.on(',')
            .trimResults()
            .splitToStream(value)
            .map(RunWords::type)
            .collect(ImmutableList.toImmutableList());
    Set<PayableType> seen = new HashSet<>();
    for (PayableType type : types) {
      if (!seen.add(type)) {
        throw new IllegalArgumentException(type.word() + " is there twice");
      }
    }
    return types;
  }

  private static PayableType type(String word) {
    return PayableType.of(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no type; %s are, separated by commas".formatted(word, knownTypes())));
  }

  private static String knownTypes() {
    List<String> words = Arrays.stream(PayableType.values()).map(PayableType::word).toList();
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /**
   * Reads a month.
   *
   * @param value the words
   * @return the month
   * @throws IllegalArgumentException if it is not written YYYY-MM, or there is no such month
   */
  public static YearMonth month(String value) {
    String refusal = "'" + value + "' is no month; one is written YYYY-MM, such as 2026-10";
    if (!MONTH.matcher(value).matches()) {
      throw new IllegalArgumentException(refusal);
    }
    try {
      return YearMonth.parse(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(refusal, e);
    }
  }

  /**
   * Reads a pay day.
   *
   * @param value the words
   * @return the pay day
   * @throws IllegalArgumentException if it is no whole number from 1 to 31
   */
  public static PayDay payDay(String value) {
    return new PayDay(wholeNumber(value, 1, 31));
  }

  /**
   * Reads a shard, as in {@code 0/4}.
   *
   * @param value the words
   * @return the shard
   * @throws IllegalArgumentException if it is none
   */
  public static Shard shard(String value) {
    Matcher words = SHARD.matcher(value);
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no shard: write I/N, as in 0/4 for the first of four".formatted(value));
    }
    int count = wholeNumber(words.group(2), 1, Shard.MAX_COUNT);
    return new Shard(wholeNumber(words.group(1), 0, count - 1), count);
  }

  /**
   * Reads a whole number.
   *
   * @param value the digits
   * @param min the smallest that makes sense
   * @param max the largest that makes sense
   * @return the number
   * @throws IllegalArgumentException if it is none, or out of range
   */
  public static int wholeNumber(String value, int min, int max) {
    String refusal = "'" + value + "' is no whole number from " + min + " to " + max;
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(refusal, e);
    }
    throw new IllegalArgumentException(refusal);
  }
}
