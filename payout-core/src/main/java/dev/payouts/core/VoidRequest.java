package dev.payouts.core;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import java.util.List;

/**
 * The payouts of one run that a user asks to void. Immutable.
 *
 * @param runId the run that created them
 * @param payouts the payouts, in the order of the run's report
 */
public record VoidRequest(String runId, ImmutableList<Created> payouts) {
  /**
   * A payout that a run created, as the run reported it.
   *
   * @param type the type of its payable
   * @param item the item, with its payout
   */
  public record Created(PayableType type, Item item) {}

  /**
   * {@return a request to void all payouts that a run created}
   *
   * @param runId the run
   * @param reports its reports
   */
  public static VoidRequest of(String runId, List<RunReport> reports) {
    return new VoidRequest(
        runId,
        reports.stream()
            .flatMap(
                report ->
                    report.items().stream()
                        .filter(item -> item.status() == Status.CREATED && item.payout() != null)
                        .map(item -> new Created(report.request().type(), item)))
            .collect(toImmutableList()));
  }

  /**
   * {@return this request for one payable only}
   *
   * @param payable the payable
   */
  public VoidRequest only(PayableId payable) {
    return new VoidRequest(
        runId,
        payouts.stream()
            .filter(created -> created.item().payable().equals(payable))
            .collect(toImmutableList()));
  }
}
