package dev.payouts.benchmarks.calls;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Ints;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a command, {@code --name value} or {@code --name=value}, and its flags. Immutable.
 *
 * @param values the value of each option; empty for a flag
 */
public record Arguments(ImmutableMap<String, String> values) {
  private static final Splitter COMMAS = Splitter.on(',').trimResults();

  /**
   * Parses a command line.
   *
   * @param options the options that take a value
   * @param flags the options without a value
   * @throws WrongUsageException if an option is unknown, repeated or lacks its value
   */
  public static Arguments read(
      ImmutableSet<String> options, ImmutableSet<String> flags, String... args) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      String name = equals < 0 ? args[i] : args[i].substring(0, equals);
      String value;
      if (flags.contains(args[i])) {
        value = "";
      } else if (!options.contains(name)) {
        throw new WrongUsageException("unknown option %s: see --help".formatted(args[i]));
      } else if (equals >= 0) {
        value = args[i].substring(equals + 1);
      } else if (i + 1 < args.length) {
        i++;
        value = args[i];
      } else {
        throw new WrongUsageException("%s needs a value: see --help".formatted(name));
      }
      if (values.putIfAbsent(name, value) != null) {
        throw new WrongUsageException("%s is given more than once".formatted(name));
      }
    }
    return new Arguments(ImmutableMap.copyOf(values));
  }

  /** Returns whether an option or flag is set. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns the value of an option. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Returns the comma-separated values of an option. */
  public Optional<ImmutableList<String>> list(String name) {
    return text(name).map(COMMAS::splitToList).map(ImmutableList::copyOf);
  }

  /**
   * Returns the whole number of an option.
   *
   * @throws WrongUsageException if it is not a whole number from {@code least} to {@code most}
   */
  public int number(String name, int otherwise, int least, int most) {
    return text(name).map(text -> number(name, text, least, most)).orElse(otherwise);
  }

  /**
   * Returns the distinct whole numbers of an option.
   *
   * @throws WrongUsageException if one is not a whole number from {@code least} to {@code most}
   */
  public ImmutableList<Integer> numbers(
      String name, ImmutableList<Integer> otherwise, int least, int most) {
    return list(name)
        .map(
            texts ->
                texts.stream()
                    .map(text -> number(name, text, least, most))
                    .distinct()
                    .collect(ImmutableList.toImmutableList()))
        .orElse(otherwise);
  }

  private static int number(String name, String text, int least, int most) {
    Integer number = Ints.tryParse(text);
    if (number == null || number < least || number > most) {
      throw new WrongUsageException(
          "%s expects whole numbers from %d to %d, not '%s'".formatted(name, least, most, text));
    }
    return number;
  }
}
