package dev.payouts.core.host;

import java.util.Optional;

/**
 * The files of a state directory, whole files at a time. Names are plain file names. Safe for use
 * by several threads; two processes may read and replace the same file, and see either the old or
 * the new one, never a mixture.
 */
public interface StateFiles {
  /**
   * {@return what a file holds, nothing if there is none}
   *
   * @param name a plain file name
   * @throws StateFileException if it is there and cannot be read
   */
  Optional<String> read(String name);

  /**
   * Puts a file in place, or one in the place of another; on disk when it returns.
   *
   * @param name a plain file name
   * @param content all of it
   * @throws StateFileException if it could not be written; what was there before is still there
   */
  void replace(String name, String content);

  /**
   * Adds a line to the end of a file; on disk when it returns. Several threads may share one flush.
   *
   * @param name a plain file name
   * @param line without a line break
   * @throws StateFileException if it could not be written; part of it may be there
   */
  void append(String name, String line);

  /**
   * Takes the lock of the directory, which its process loses with its life.
   *
   * @param holder who takes it, for those who then do not get it
   * @return the lock; close it to give it back
   * @throws LockedException if somebody holds it
   * @throws StateFileException if it could not be found out
   */
  Lock lock(String holder);

  /** {@return where the directory is, for sentences} */
  default String place() {
    return "the state directory";
  }

  /** The lock of a state directory. */
  interface Lock extends AutoCloseable {
    /** {@return whether it still keeps others out: nobody has deleted or replaced its file} */
    default boolean isIntact() {
      return true;
    }

    @Override
    void close();
  }

  /** Somebody else holds the lock. */
  final class LockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** In their own words. */
    private final String holder;

    /**
     * Says who holds it, in the holder's own words.
     *
     * @param holder who holds it, in their own words
     */
    public LockedException(String holder) {
      super("locked by " + holder);
      this.holder = holder;
    }

    /** {@return who holds it, in the holder's own words} */
    public String holder() {
      return holder;
    }
  }

  /** A file of the state directory could not be read or written. */
  final class StateFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says in a sentence what could not be done to which file, and what to do.
     *
     * @param sentence what happened, to what, and what to do
     * @param cause what caused it
     */
    public StateFileException(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
