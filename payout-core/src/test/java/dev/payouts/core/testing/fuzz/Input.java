package dev.payouts.core.testing.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SplittableRandom;

/**
 * One hostile input.
 *
 * @param seed what makes it again
 * @param text its text, which may hold lone surrogates
 * @param random decides about everything else of the same input
 */
public record Input(long seed, String text, SplittableRandom random) {
  /** {@return its bytes in UTF-8, of which some may be changed, so that they are not UTF-8} */
  public byte[] bytes() {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length > 0 && random.nextInt(8) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /**
   * {@return one of several values}
   *
   * @param <T> what they are
   * @param values at least one
   */
  @SafeVarargs
  public final <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }
}
