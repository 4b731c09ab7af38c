package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What standard output and standard error end in, each by itself. Immutable.
 *
 * @param out what results are read on
 * @param err what everything else is read on
 */
public record Screens(Screen out, Screen err) {
  /** No terminal. */
  public static final Screens NONE = new Screens(Screen.NONE, Screen.NONE);

  /** Where nothing says how wide it is. */
  private static final int USUAL_COLUMNS = 80;

  /** A stream of this process. */
  enum Stream {
    OUT,
    ERR
  }

  /**
   * Returns what the streams end in that are terminals.
   *
   * @param terminals those that are
   * @param size what {@code stty size} says; asked for only where the user has not said by {@code
   *     COLUMNS} how wide it shall be (POSIX, "Environment Variables")
   */
  static Screens of(
      ImmutableMap<String, String> environment, Set<Stream> terminals, Supplier<String> size) {
    if (terminals.isEmpty()) {
      return NONE;
    }
    Integer wanted = positive(environment.getOrDefault("COLUMNS", ""));
    Integer columns = wanted == null ? columns(size.get()) : wanted;
    Screen terminal = Screen.terminal(environment, columns == null ? USUAL_COLUMNS : columns);
    return new Screens(
        terminals.contains(Stream.OUT) ? terminal : Screen.NONE,
        terminals.contains(Stream.ERR) ? terminal : Screen.NONE);
  }

  /** Reads rows and columns; a terminal that does not know has zero of both. */
  private static @Nullable Integer columns(String size) {
    return positive(size.substring(size.indexOf(' ') + 1).strip());
  }

  private static @Nullable Integer positive(String number) {
    Integer read = Ints.tryParse(number);
    return read == null || read < 1 ? null : read;
  }
}
