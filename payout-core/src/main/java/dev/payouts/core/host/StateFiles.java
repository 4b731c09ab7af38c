package dev.payouts.core.host;

import java.util.Optional;

/**
 * The files of a state directory, read and replaced as a whole. Names are plain file names.
 * Thread-safe; if two processes read and replace the same file, they see either the old or the new
 * content, never a mixture.
 */
public interface StateFiles {
  /**
   * {@return the content of a file; empty if it does not exist}
   *
   * @param name a plain file name
   * @throws StateFileException if it exists but cannot be read
   */
  Optional<String> read(String name);

  /**
   * Creates or replaces a file atomically; it is on disk when this returns.
   *
   * @param name a plain file name
   * @param content the whole content
   * @throws StateFileException if it could not be written; the old content is still there
   */
  void replace(String name, String content);

  /**
   * Appends a line to a file; it is on disk when this returns. Several threads may share one flush.
   *
   * @param name a plain file name
   * @param line without a line break
   * @throws StateFileException if it could not be written; part of the line may be there
   */
  void append(String name, String line);

  /**
   * Takes the lock of the directory; it is released when the process ends.
   *
   * @param holder a description of the holder, shown to others who try to take it
   * @return the lock; close it to release it
   * @throws LockedException if another process holds it
   * @throws StateFileException if this could not be determined
   */
  Lock lock(String holder);

  /** {@return the location of the directory, for messages} */
  default String place() {
    return "the state directory";
  }

  /** The lock of a state directory. */
  interface Lock extends AutoCloseable {
    /** {@return whether the lock is still effective: its file was not deleted or replaced} */
    default boolean isIntact() {
      return true;
    }

    @Override
    void close();
  }

  /** Thrown if another process holds the lock. */
  final class LockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The holder's own description. */
    private final String holder;

    /**
     * Creates an exception that names the holder.
     *
     * @param holder the holder's own description
     */
    public LockedException(String holder) {
      super("locked by " + holder);
      this.holder = holder;
    }

    /** {@return the holder's own description} */
    public String holder() {
      return holder;
    }
  }

  /** Thrown if a file of the state directory could not be read or written. */
  final class StateFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a sentence for the user.
     *
     * @param sentence what happened, to what, and what to do
     * @param cause the cause
     */
    public StateFileException(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
