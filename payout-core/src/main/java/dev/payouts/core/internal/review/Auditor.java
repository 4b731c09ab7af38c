package dev.payouts.core.internal.review;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.AuditReport.Kind;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.base.Stopwatch;
import dev.payouts.core.internal.create.CreatedItems;
import dev.payouts.core.internal.decide.Decider;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.preloaded.LineItemClaims;
import dev.payouts.core.internal.decide.preloaded.PlausibleDates;
import dev.payouts.core.internal.decide.preloaded.PreloadKeys;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import dev.payouts.core.internal.plan.Lister;
import dev.payouts.core.internal.plan.Preloader;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.RateId;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.ListedPayable;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits payables in every status: decides paid ones as if they were unpaid and compares the result
 * with their payouts; decides unpaid ones as a run would. Only reads. Not thread-safe.
 */
public record Auditor(Ports ports, RunSettings execution) {
  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
  private static final String INTERRUPTED =
      "The audit was interrupted while reading: run it again.";

  /**
   * An audit with what the accounts of a month need besides.
   *
   * @param report the audit
   * @param paid the paid payables, each with its payouts and the calculation of today's rules
   * @param notApproved the unpaid payables that no run pays in their status, as if they were
   *     approved
   * @param payDays the pay day of each rate that has one
   */
  public record Audited(
      AuditReport report,
      ImmutableList<Item> paid,
      ImmutableList<Item> notApproved,
      ImmutableMap<RateId, PayDay> payDays) {}

  /** Audits; failures of the ports are part of the report, not thrown. */
  public Audited audit(AuditRequest request) {
    ApiCalls before = ports.calls().calls();
    Stopwatch watch = Stopwatch.start(execution.host());
    Audited audited;
    try {
      audited = audit(request, before);
    } catch (RunAbortedException e) {
      audited = nothing(request, before, new RunFailure(e.stopCause(), e.sentence()));
    } catch (Host.StoppedException e) {
      var interrupted = new RunFailure(FailureCause.NOT_CARRIED_THROUGH, INTERRUPTED);
      audited = nothing(request, before, interrupted);
    }
    LOG.debug(
        "[PROCESS] audit type={} listed={} paid={} findings={} ms={}",
        request.type().word(),
        audited.report().payables(),
        audited.report().paid(),
        audited.report().findings().size(),
        watch.millis());
    return audited;
  }

  private Audited nothing(AuditRequest request, ApiCalls before, RunFailure stop) {
    return new Audited(
        new AuditReport(
            request,
            0,
            0,
            ImmutableList.of(),
            ImmutableList.of(),
            null,
            ports.calls().calls().since(before),
            stop),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableMap.of());
  }

  private Audited audit(AuditRequest request, ApiCalls before) {
    ImmutableList<ListedPayable> listed = Lister.list(ports.payables(), request);
    ImmutableList<Payable> payables =
        listed.stream().map(ListedPayable::payable).collect(toImmutableList());
    RunRequest run = asRun(request);
    execution.once().journal().requireDestination(ports.sink().destination(run));
    JournalState journal = JournalState.of(execution.once().journal().read());
    PlausibleDates dates = execution.plausibleDates();
    Preloaded preloaded =
        new Preloader(ports, execution, journal)
            .preload(request.type(), PreloadKeys.of(run, payables, dates));
    ImmutableSet<PayableId> mayBePaid =
        listed.stream()
            .filter(ListedPayable::mayBePaid)
            .map(one -> one.payable().id())
            .collect(toImmutableSet());
    Preloaded paid = preloaded.only(payable -> isPaid(payable, preloaded));
    Preloaded mayRun = preloaded.only(payable -> mayBePaid.contains(payable.id()));
    Preloaded unpaid =
        mayRun
            .only(payable -> !isPaid(payable, preloaded))
            .with(LineItemClaims.of(mayRun.payables()));
    ImmutableMap<PayableId, Item> byRules = byRules(paid, run, dates);
    List<Finding> findings = new ArrayList<>(new PaidFindings(byRules, paid).findings());
    ImmutableList<Item> itemsPaid =
        byRules.values().stream()
            .map(item -> item.alreadyPaid("It was paid.", preloaded.livePayouts(item.payable())))
            .collect(toImmutableList());
    List<Item> all = new ArrayList<>(itemsPaid);
    for (Decision decision : new Decider(run, execution.policy(), unpaid, dates).decide()) {
      Item item = CreatedItems.decided(decision, journal);
      addUnpaid(findings, item);
      all.add(item);
    }
    Preloaded notApproved =
        preloaded.only(payable -> !mayBePaid.contains(payable.id()) && !isPaid(payable, preloaded));
    return new Audited(
        new AuditReport(
            request,
            payables.size(),
            itemsPaid.size(),
            ImmutableList.copyOf(findings),
            new EarlierMonths(ports, execution, journal).unpaid(run),
            request.month() == null
                ? null
                : new Variance(ports, execution).of(run, all, payables, ImmutableSet.of()),
            ports.calls().calls().since(before),
            null),
        itemsPaid,
        decided(run, notApproved, dates),
        preloaded.payDays());
  }

  /**
   * Returns the payables that a run may pay, that are unpaid and whose date is missing or
   * implausible, as a run over all months would decide them, without those that it would skip.
   *
   * @throws RunAbortedException if the result would be incomplete
   */
  ImmutableList<Item> undated(PayableType type) {
    PlausibleDates dates = execution.plausibleDates();
    ImmutableList<Payable> payables = Lister.undated(ports.payables(), type, dates);
    if (payables.isEmpty()) {
      return ImmutableList.of();
    }
    RunRequest run = RunRequest.builder(type).build();
    JournalState journal = JournalState.of(execution.once().journal().read());
    Preloaded preloaded =
        new Preloader(ports, execution, journal)
            .preload(type, PreloadKeys.of(run, payables, dates))
            .with(LineItemClaims.of(payables));
    return new Decider(run, execution.policy(), preloaded, dates)
        .decide().stream()
            .map(decision -> CreatedItems.decided(decision, journal))
            .filter(item -> item.status() != Status.SKIPPED)
            .filter(item -> preloaded.livePayouts(item.payable()).isEmpty())
            .collect(toImmutableList());
  }

  private static boolean isPaid(Payable payable, Preloaded preloaded) {
    return !preloaded.livePayouts(payable.id()).isEmpty();
  }

  /**
   * Decides paid payables together, as if they were unpaid, so that a month or line item paid twice
   * is claimed twice.
   */
  private ImmutableMap<PayableId, Item> byRules(
      Preloaded paid, RunRequest run, PlausibleDates dates) {
    Preloaded asIfUnpaid = paid.withoutPayouts().with(LineItemClaims.of(paid.payables()));
    return decided(run, asIfUnpaid, dates).stream()
        .collect(toImmutableMap(Item::payable, item -> item));
  }

  private ImmutableList<Item> decided(RunRequest run, Preloaded payables, PlausibleDates dates) {
    return new Decider(run, execution.policy(), payables, dates)
        .decide().stream().map(Decision::item).collect(toImmutableList());
  }

  /**
   * Returns the request of a run over the same payables; only task orders have the filter month.
   */
  private static RunRequest asRun(AuditRequest request) {
    RunRequest.Builder run = RunRequest.builder(request.type());
    if (request.type() == PayableType.CONTRACTOR_PAYROLL && request.month() != null) {
      run.month(request.month());
    }
    return run.build();
  }

  private static void addUnpaid(List<Finding> findings, Item item) {
    if (item.status() == Status.PLANNED) {
      findings.add(Finding.of(Kind.UNPAID, item, ImmutableList.of()));
    } else if (item.status() == Status.FAILED) {
      findings.add(Finding.of(Kind.NEEDS_SOMEBODY, item, ImmutableList.of()));
    }
  }
}
