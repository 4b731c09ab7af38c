package dev.payouts.core.store;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import dev.payouts.core.PayableType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one invocation, besides its report. Immutable.
 *
 * @param runId its ID: a UUID, dashed and in lower case
 * @param state what became of it
 * @param startedAt when it began
 * @param endedAt when it ended; null while it is under way, and where that is not known
 * @param query what was asked for, the same text for the same meaning
 * @param key the fingerprint of the idempotency key that started it; null without one
 * @param succeeded the types whose runs were carried through without a failed item
 * @param progress how far it has got, or got
 */
public record KeptRun(
    String runId,
    State state,
    Instant startedAt,
    @Nullable Instant endedAt,
    String query,
    @Nullable String key,
    ImmutableList<PayableType> succeeded,
    RunProgress progress) {
  /** What became of an invocation. */
  public enum State {
    /** It is under way. */
    RUNNING,
    /** It was carried through; items of it may have failed. */
    FINISHED,
    /** It could not be carried through. */
    FAILED,
    /** Its process ended before it did. */
    INTERRUPTED;

    /** {@return the word that JSON uses (INTERFACE.md)} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }

  /**
   * {@return what is kept of an idempotency key: nothing that could be used in its place}
   *
   * @param idempotencyKey what the caller sent
   */
  public static String fingerprint(String idempotencyKey) {
    return Hashing.sha256().hashString(idempotencyKey, StandardCharsets.UTF_8).toString();
  }

  /**
   * {@return this under way, as far as it has got}
   *
   * @param other what takes its place
   */
  public KeptRun at(RunProgress other) {
    return new KeptRun(runId, state, startedAt, endedAt, query, key, succeeded, other);
  }

  /**
   * {@return this after its end}
   *
   * @param end what became of it
   * @param at when it ended
   * @param wholeTypes the types whose runs were carried through without a failed item
   * @param last how far it had got
   */
  public KeptRun ended(
      State end, Instant at, ImmutableList<PayableType> wholeTypes, RunProgress last) {
    return new KeptRun(runId, end, startedAt, at, query, key, wholeTypes, last.ended());
  }

  /** Returns this as found by a later process. */
  KeptRun interrupted(RunProgress last) {
    return new KeptRun(
        runId, State.INTERRUPTED, startedAt, null, query, key, succeeded, last.ended());
  }
}
