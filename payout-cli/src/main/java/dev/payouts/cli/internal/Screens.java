package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import dev.payouts.core.report.text.Screen;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The screens of standard output and standard error. Immutable. */
public record Screens(Screen out, Screen err) {
  /** No terminal. */
  public static final Screens NONE = new Screens(Screen.NONE, Screen.NONE);

  /** The width of a terminal that does not tell. */
  private static final int DEFAULT_COLUMNS = 80;

  /** A stream of this process. */
  enum Stream {
    OUT,
    ERR
  }

  /**
   * Returns the screens of the streams.
   *
   * @param terminals the streams that are terminals
   * @param size the output of {@code stty size}; computed only if the user has not set {@code
   *     COLUMNS} (POSIX, "Environment Variables")
   */
  static Screens of(
      ImmutableMap<String, String> environment, Set<Stream> terminals, Supplier<String> size) {
    if (terminals.isEmpty()) {
      return NONE;
    }
    Integer wanted = positive(environment.getOrDefault("COLUMNS", ""));
    Integer columns = wanted == null ? columns(size.get()) : wanted;
    Screen terminal = terminal(environment, columns == null ? DEFAULT_COLUMNS : columns);
    return new Screens(
        terminals.contains(Stream.OUT) ? terminal : Screen.NONE,
        terminals.contains(Stream.ERR) ? terminal : Screen.NONE);
  }

  /** Returns a terminal with the capabilities that the environment variables allow. */
  private static Screen terminal(ImmutableMap<String, String> environment, int columns) {
    String term = environment.getOrDefault("TERM", "");
    if (term.isEmpty() || term.equals("dumb")) {
      return new Screen(Screen.Kind.DUMB, columns);
    }
    boolean isPlain = !environment.getOrDefault("NO_COLOR", "").isEmpty(); // https://no-color.org
    return new Screen(isPlain ? Screen.Kind.MONOCHROME : Screen.Kind.COLORED, columns);
  }

  /** Parses rows and columns, which are zero if the terminal does not know them. */
  private static @Nullable Integer columns(String size) {
    return positive(size.substring(size.indexOf(' ') + 1).strip());
  }

  private static @Nullable Integer positive(String number) {
    Integer read = Ints.tryParse(number);
    return read == null || read < 1 ? null : read;
  }
}
