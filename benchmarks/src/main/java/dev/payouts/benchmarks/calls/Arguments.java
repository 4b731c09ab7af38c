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
 * @param values what each option says; a flag that is set says nothing
 */
public record Arguments(ImmutableMap<String, String> values) {
  private static final Splitter COMMAS = Splitter.on(',').trimResults();

  /**
   * Reads a command line.
   *
   * @param options those that take a value
   * @param flags those that take none
   * @throws WrongUsageException if an option is not known, comes twice or lacks its value
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
        throw new WrongUsageException("there is no option %s: see --help".formatted(args[i]));
      } else if (equals >= 0) {
        value = args[i].substring(equals + 1);
      } else if (i + 1 < args.length) {
        i++;
        value = args[i];
      } else {
        throw new WrongUsageException("%s needs a value: see --help".formatted(name));
      }
      if (values.putIfAbsent(name, value) != null) {
        throw new WrongUsageException("%s is given twice: give it once".formatted(name));
      }
    }
    return new Arguments(ImmutableMap.copyOf(values));
  }

  /** Tells whether an option or a flag is there. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns what an option says. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Returns the parts of what an option says, between commas. */
  public Optional<ImmutableList<String>> list(String name) {
    return text(name).map(COMMAS::splitToList).map(ImmutableList::copyOf);
  }

  /**
   * Returns the whole number that an option says.
   *
   * @throws WrongUsageException if it is none, or not from {@code least} to {@code most}
   */
  public int number(String name, int otherwise, int least, int most) {
    return text(name).map(text -> number(name, text, least, most)).orElse(otherwise);
  }

  /**
   * Returns the whole numbers that an option says, each once.
   *
   * @throws WrongUsageException if one is none, or not from {@code least} to {@code most}
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
          "%s takes whole numbers from %d to %d, not '%s'".formatted(name, least, most, text));
    }
    return number;
  }
}
