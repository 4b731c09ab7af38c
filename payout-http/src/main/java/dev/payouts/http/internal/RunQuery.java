package dev.payouts.http.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Approval;
import dev.payouts.core.RequestParser;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.runs.CanonicalQuery;
import dev.payouts.core.store.runs.KeptRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The runs that a request asks for.
 *
 * @param requests one for each type, in the order in which they run
 * @param text a canonical text, for comparison and display
 * @param approved the ID of the dry run whose plan is approved; null if none is
 * @param parameters the parameters as they were given
 * @param plan the dry run, once it was found; null without one
 */
record RunQuery(
    ImmutableList<RunRequest> requests,
    String text,
    @Nullable String approved,
    Parameters parameters,
    @Nullable ApprovedDryRun plan) {
  /** The parameters (payout-http/README.md, "Routes"). */
  static final ImmutableSet<String> PARAMETERS =
      ImmutableSet.of(
          "type",
          "month",
          "contractor",
          "pay_day",
          "id",
          "force",
          "complete_orders",
          "dry_run",
          "approved",
          "body");

  private static final Pattern RUN_ID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /**
   * Parses the parameters.
   *
   * @throws ProblemException 400 if a value is invalid, or a type does not take the parameter
   */
  static RunQuery of(Parameters parameters) {
    try {
      ImmutableList<PayableType> types =
          RequestParser.types(parameters.get("type").orElse(PayableType.CONTRACTOR_PAYROLL.word()));
      ImmutableList<RunRequest> requests =
          types.stream().map(type -> request(type, parameters)).collect(toImmutableList());
      String approved = parameters.get("approved").map(RunQuery::runId).orElse(null);
      return new RunQuery(
          requests, text(requests, approved), approved, parameters, /* plan= */ null);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(400, "Invalid parameter: " + e.getMessage() + ".");
    }
  }

  private static String text(List<RunRequest> requests, @Nullable String approved) {
    return CanonicalQuery.of(requests) + (approved == null ? "" : "&approved=" + approved);
  }

  private static String runId(String value) {
    if (!RUN_ID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "invalid approved \""
              + value
              + "\": expected the ID of a dry run, dashed, in lower case");
    }
    return value;
  }

  /**
   * Returns the runs that create what a dry run planned. They have its filters, which may be
   * repeated.
   *
   * @throws ProblemException 422 if a filter differs
   */
  RunQuery creating(ApprovedDryRun found) {
    ImmutableList<RunRequest> planned = found.requests();
    ImmutableSet<PayableType> types =
        planned.stream().map(RunRequest::type).collect(toImmutableSet());
    requireSame(
        "type",
        parameters.get("type").isEmpty()
            || types.equals(requests.stream().map(RunRequest::type).collect(toImmutableSet())));
    RunRequest given = requests.get(0);
    for (RunRequest request : planned) {
      requireSame("month", given.month().isEmpty() || given.month().equals(request.month()));
      requireSame(
          "contractor",
          given.contractor().isEmpty() || given.contractor().equals(request.contractor()));
      requireSame("pay_day", given.payDay().isEmpty() || given.payDay().equals(request.payDay()));
      requireSame("id", given.id().isEmpty() || given.id().equals(request.id()));
      requireSame("force", !given.has(RunOption.FORCE) || request.has(RunOption.FORCE));
    }
    try {
      ImmutableList<RunRequest> creating =
          planned.stream().map(request -> with(request, given)).collect(toImmutableList());
      return new RunQuery(creating, text(creating, approved), approved, parameters, found);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(400, "Invalid parameter: " + e.getMessage() + ".");
    }
  }

  private static RunRequest with(RunRequest planned, RunRequest given) {
    RunRequest.Builder request = planned.newBuilder();
    for (RunOption option : ImmutableList.of(RunOption.COMPLETE_ORDERS, RunOption.DRY_RUN)) {
      if (given.has(option)) {
        request.with(option);
      }
    }
    return request.build();
  }

  private static void requireSame(String parameter, boolean isSame) {
    if (!isSame) {
      throw ApprovedDryRun.refused(
          parameter + " differs from the dry run: remove it, or make a new dry run with it");
    }
  }

  /** Returns the approved payouts of a type; null if the run needs no approval. */
  @Nullable Approval approval(PayableType type) {
    return plan == null ? null : plan.approvals().get(type);
  }

  /**
   * Tells whether a kept run was started by this query.
   *
   * @param plan the dry run that this query approves; empty if it is not kept, or none is approved
   */
  boolean isOf(KeptRun run, Optional<KeptRun> plan) {
    if (approved == null) {
      return run.query().equals(text);
    }
    RunQuery before = of(run);
    return approved.equals(before.approved)
        && isDryRun() == before.isDryRun()
        && completesOrders(plan) == before.completesOrders(Optional.empty())
        && parameters.values().entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals("body"))
            .allMatch(
                parameter ->
                    before
                            .parameters
                            .get(parameter.getKey())
                            .filter(parameter.getValue()::equals)
                            .isPresent()
                        || parameter.getValue().equals("false"));
  }

  private static RunQuery of(KeptRun run) {
    return of(Parameters.parse(run.query(), PARAMETERS));
  }

  /** An approved run completes the orders also if its plan does. */
  private boolean completesOrders(Optional<KeptRun> plan) {
    return requests.get(0).has(RunOption.COMPLETE_ORDERS)
        || plan.filter(found -> of(found).completesOrders(Optional.empty())).isPresent();
  }

  private static RunRequest request(PayableType type, Parameters parameters) {
    RunRequest.Builder request = RunRequest.builder(type);
    parameters.get("month").map(RequestParser::month).ifPresent(request::month);
    parameters.get("contractor").ifPresent(request::contractor);
    parameters.get("pay_day").map(RequestParser::payDay).ifPresent(request::payDay);
    parameters.get("id").ifPresent(request::id);
    for (RunOption option : RunOption.values()) {
      if (isChosen(parameters, option)) {
        request.with(option);
      }
    }
    return request.build();
  }

  private static boolean isChosen(Parameters parameters, RunOption option) {
    String value = parameters.get(CanonicalQuery.word(option)).orElse("false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "invalid "
                  + CanonicalQuery.word(option)
                  + " \""
                  + value
                  + "\": expected true or false");
    };
  }

  /**
   * Tells whether the caller cannot avoid sending a body that holds nothing for this server.
   *
   * @throws ProblemException 400 if the parameter {@code body} has another value than {@code
   *     ignore}
   */
  static boolean ignoresBody(Parameters parameters) {
    Optional<String> body = parameters.get("body");
    if (body.isPresent() && !body.get().equals("ignore")) {
      throw ProblemException.of(400, "Invalid parameter: body: expected ignore.");
    }
    return body.isPresent();
  }

  /**
   * Checks that the month has begun, if one is given.
   *
   * @throws ProblemException 400 if it is in the future
   */
  void requireBegun(Instant now) {
    try {
      requests.get(0).month().ifPresent(month -> RequestParser.requireBegun(month, now));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(400, "Invalid parameter: " + e.getMessage() + ".");
    }
  }

  /** Tells whether it is a dry run. */
  boolean isDryRun() {
    return requests.get(0).has(RunOption.DRY_RUN);
  }
}
