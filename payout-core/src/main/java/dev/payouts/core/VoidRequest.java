package dev.payouts.core;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import java.util.List;
import java.util.function.Predicate;

/**
 * The payouts of one run that a user asks to void. Immutable.
 *
 * @param runId the run that created them
 * @param payouts the payouts, in the order of the run's report
 * @param unknown the items of the run of which it is unknown whether a payout was created; they are
 *     reported, and nothing is cancelled for them
 */
public record VoidRequest(
    String runId, ImmutableList<Created> payouts, ImmutableList<Created> unknown) {
  /**
   * A payout that a run created, as the run reported it.
   *
   * @param type the type of its payable
   * @param item the item, with its payout if that is known
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
        items(reports, item -> item.status() == Status.CREATED && item.payout() != null),
        items(reports, item -> item.reason() == Reason.OUTCOME_UNKNOWN));
  }

  private static ImmutableList<Created> items(List<RunReport> reports, Predicate<Item> wanted) {
    return reports.stream()
        .flatMap(
            report ->
                report.items().stream()
                    .filter(wanted)
                    .map(item -> new Created(report.request().type(), item)))
        .collect(toImmutableList());
  }

  /**
   * {@return this request for one payable only}
   *
   * @param payable the payable
   */
  public VoidRequest only(PayableId payable) {
    return new VoidRequest(runId, only(payable, payouts), only(payable, unknown));
  }

  private static ImmutableList<Created> only(PayableId payable, ImmutableList<Created> all) {
    return all.stream()
        .filter(created -> created.item().payable().equals(payable))
        .collect(toImmutableList());
  }
}
