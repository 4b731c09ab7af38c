package dev.payouts.core.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.ApiCalls;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reports for tests. */
public final class Reports {
  private Reports() {}

  /** Returns an item that was created, with an amount such as {@code 12.50 USD}. */
  public static Item created(String id, String name, String label, String money) {
    return new Item(
        new PayableId(id),
        label,
        new ContractorId("c" + id),
        name,
        Status.CREATED,
        null,
        null,
        money(money),
        new PayoutId("p" + id),
        ImmutableSet.of(),
        null,
        null,
        ImmutableList.of());
  }

  /** Returns an item that would be created, with a warning. */
  public static Item planned(String id, String name, String money, Warning warning) {
    return new Item(
        new PayableId(id),
        "ORD-" + id,
        new ContractorId("c" + id),
        name,
        Status.PLANNED,
        null,
        null,
        money(money),
        null,
        ImmutableSet.of(warning),
        null,
        null,
        ImmutableList.of());
  }

  /** Returns an item that was skipped or failed. */
  public static Item left(String id, @Nullable String name, Reason reason, String message) {
    return new Item(
        new PayableId(id),
        "",
        null,
        name,
        reason.status(),
        reason,
        message,
        null,
        null,
        ImmutableSet.of(),
        null,
        null,
        ImmutableList.of());
  }

  /** Returns an item that is already paid by a payout with the status Paid. */
  static Item paid(String id, String payout, @Nullable String money) {
    return new Item(
        new PayableId(id),
        "",
        null,
        "An",
        Status.SKIPPED,
        Reason.ALREADY_PAID,
        "It is paid.",
        null,
        new PayoutId(payout),
        ImmutableSet.of(),
        null,
        null,
        ImmutableList.of(
            new PaidPayout(new PayoutId(payout), money == null ? null : money(money), "Paid")));
  }

  /** Returns a report that took four queries and a create for each item that was created. */
  public static RunReport report(RunRequest request, Item... items) {
    long creates =
        ImmutableList.copyOf(items).stream()
            .filter(item -> item.status() == Status.CREATED)
            .count();
    return new RunReport(
        "run-1",
        request,
        Instant.EPOCH,
        Duration.ofSeconds(3),
        ImmutableList.copyOf(items),
        RunReport.Findings.NONE,
        new ApiCalls(4, 0, creates, 0, 0, 0, 0),
        null,
        null);
  }

  /** Returns the report with the requests of a real run. */
  public static RunReport withRealRun(RunReport run, ApiCalls calls) {
    return new RunReport(
        run.runId(),
        run.request(),
        run.startedAt(),
        run.duration(),
        run.items(),
        run.findings(),
        run.calls(),
        calls,
        run.stopped());
  }

  /** Returns the report with a payable that has two live payouts. */
  public static RunReport withDuplicate(RunReport run, String payable) {
    var duplicate =
        new RunReport.Duplicate(
            new PayableId(payable), ImmutableList.of(new PayoutId("p8"), new PayoutId("p9")));
    return run.with(run.findings().withDuplicates(ImmutableList.of(duplicate)));
  }

  /** Returns the report with one payable that was found to be paid, and one that was not. */
  public static RunReport withResolved(RunReport run, String payable, String payout) {
    return run.with(
        run.findings()
            .withSettled(
                ImmutableList.of(
                    new RunReport.Resolved(new PayableId(payable), new PayoutId(payout)),
                    new RunReport.Resolved(new PayableId("none"), null))));
  }

  /** Returns the report of a run that was stopped. */
  public static RunReport stopped(RunReport run, FailureCause cause) {
    return new RunReport(
        run.runId(),
        run.request(),
        run.startedAt(),
        run.duration(),
        run.items(),
        run.findings(),
        run.calls(),
        run.callsOfRealRun(),
        new RunReport.RunFailure(cause, "It was stopped."));
  }

  private static Money money(String money) {
    int space = money.indexOf(' ');
    return new Money(
        new BigDecimal(money.substring(0, space)), new CurrencyCode(money.substring(space + 1)));
  }
}
