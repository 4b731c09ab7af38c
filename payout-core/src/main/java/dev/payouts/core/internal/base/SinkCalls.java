package dev.payouts.core.internal.base;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.host.Host;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CancelResult;
import dev.payouts.core.spi.PayoutSink;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a sink; one that throws or returns null must not end the run. */
public final class SinkCalls {
  /** The longest time between the read of a payout and its cancel. */
  public static final Duration MAX_READ_AGE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(SinkCalls.class);
  private static final int MAX_MESSAGE_LENGTH = 300;

  private SinkCalls() {}

  /** Sets an order to completed; returns a sentence that says what could not be set. */
  public static Optional<String> complete(
      PayoutSink sink, PayableId order, ImmutableSet<PayableId> lineItems) {
    return call(
        "complete for source=" + order,
        () -> sink.complete(order, lineItems),
        "The order was not set to completed because the backend's sink failed (%s): set its status"
            + " by hand.");
  }

  /**
   * Cancels a payout.
   *
   * @throws RunAbortedException if the sink throws it: nothing more may be sent
   */
  public static CancelResult cancel(PayoutSink sink, PayoutId payout, PayoutSink.Sending sending) {
    try {
      return Objects.requireNonNull(sink.cancel(payout, sending), "it returned null");
    } catch (RunAbortedException | Host.StoppedException stopped) {
      throw stopped;
    } catch (RuntimeException broken) {
      return new CancelResult(
          CancelResult.Effect.UNKNOWN,
          "The backend's sink failed (%s)."
              .formatted(describe("cancel for payout=" + payout, broken)));
    }
  }

  private static Optional<String> call(
      String call, Supplier<Optional<String>> sink, String failure) {
    try {
      return Objects.requireNonNull(sink.get(), "it returned null");
    } catch (RuntimeException broken) {
      return Optional.of(failure.formatted(describe(call, broken)));
    }
  }

  /**
   * Returns the class and message of a failure, for the report. The log gets only the class and the
   * place, because the message may contain anything.
   */
  public static String describe(String call, RuntimeException broken) {
    LOG.warn(
        "[PROCESS] {} failed unexpectedly with {} at {}",
        call,
        broken.getClass().getName(),
        broken.getStackTrace().length == 0 ? "unknown" : broken.getStackTrace()[0]);
    String name = broken.getClass().getName();
    String message = broken.getMessage();
    return message == null
        ? name
        : name
            + ": "
            + Ascii.truncate(
                CharMatcher.whitespace()
                    .or(CharMatcher.javaIsoControl())
                    .trimAndCollapseFrom(message, ' '),
                MAX_MESSAGE_LENGTH,
                "...");
  }
}
