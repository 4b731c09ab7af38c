package dev.payouts.core;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the values of a request, with the same rules on the command line and over HTTP
 * (payout-cli/README.md, "Options"). Error messages say what is allowed.
 */
public final class RequestParser {
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

  private static final Pattern SHARD = Pattern.compile("([0-9]+)/([0-9]+)");

  private RequestParser() {}

  /**
   * {@return the types of a comma-separated list, in the order they are run}
   *
   * @param value the text
   * @throws IllegalArgumentException if a type is unknown or listed twice
   */
  public static ImmutableList<PayableType> types(String value) {
    ImmutableList<PayableType> types =
        Splitter.on(',')
            .trimResults()
            .splitToStream(value)
            .map(RequestParser::type)
            .collect(ImmutableList.toImmutableList());
    Set<PayableType> seen = new HashSet<>();
    for (PayableType type : types) {
      if (!seen.add(type)) {
        throw new IllegalArgumentException(type.word() + " is listed twice");
      }
    }
    return types;
  }

  private static PayableType type(String word) {
    return PayableType.of(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown type \"%s\": expected %s, separated by commas"
                        .formatted(word, knownTypes())));
  }

  private static String knownTypes() {
    List<String> words = Arrays.stream(PayableType.values()).map(PayableType::word).toList();
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /**
   * Checks that a month has begun somewhere on earth.
   *
   * @param month the month
   * @param now the time
   * @throws IllegalArgumentException if it is in the future; the message is a sentence for the user
   */
  public static void requireBegun(YearMonth month, Instant now) {
    YearMonth current = YearMonth.from(now.atOffset(ZoneOffset.MAX));
    if (month.isAfter(current)) {
      throw new IllegalArgumentException(
          "month %s is in the future, because it is %s now: correct it, or run without a month to pay what is dated ahead"
              .formatted(month, current));
    }
  }

  /**
   * {@return the month of a text}
   *
   * @param value the text
   * @throws IllegalArgumentException if it is not YYYY-MM or does not exist
   */
  public static YearMonth month(String value) {
    String refusal = "invalid month \"" + value + "\": expected YYYY-MM, for example 2026-10";
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
   * {@return the pay day of a text}
   *
   * @param value the text
   * @throws IllegalArgumentException if it is not a whole number from 1 to 31
   */
  public static PayDay payDay(String value) {
    return new PayDay(wholeNumber(value, 1, 31));
  }

  /**
   * {@return the shard of a text, for example of {@code 0/4}}
   *
   * @param value the text
   * @throws IllegalArgumentException if it is not a valid shard
   */
  public static Shard shard(String value) {
    Matcher words = SHARD.matcher(value);
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "invalid shard \"%s\": expected I/N, for example 0/4 for the first of four"
              .formatted(value));
    }
    int count = wholeNumber(words.group(2), 1, Shard.MAX_COUNT);
    return new Shard(wholeNumber(words.group(1), 0, count - 1), count);
  }

  /**
   * {@return the whole number of a text}
   *
   * @param value the text
   * @param min the smallest valid number
   * @param max the largest valid number
   * @throws IllegalArgumentException if it is not a whole number or out of range
   */
  public static int wholeNumber(String value, int min, int max) {
    String refusal =
        "invalid number \"" + value + "\": expected a whole number from " + min + " to " + max;
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
