package dev.payouts.core.host;

import java.util.Optional;

/**
 * The files of a state directory, whole files at a time. Names are plain file names. Safe for use
 * by several threads; two processes may read and replace the same file, and see either the old or
 * the new one, never a mixture.
 */
public interface StateFiles {
  /**
   * Returns what a file holds, nothing if there is none.
   *
   * @throws StateFileException if it is there and cannot be read
   */
  Optional<String> read(String name);

  /**
   * Puts a file in place, or one in the place of another; on disk when it returns.
   *
   * @throws StateFileException if it could not be written; what was there before is still there
   */
  void replace(String name, String content);

  /** A file of the state directory could not be read or written. */
  final class StateFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says in a sentence what could not be done to which file, and what to do. */
    public StateFileException(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
