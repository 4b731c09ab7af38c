package dev.payouts.http.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RequestParser;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.CanonicalQuery;
import java.time.Instant;
import java.util.Optional;

/**
 * The runs that a request asks for.
 *
 * @param requests one for each type, in the order in which they run
 * @param text a canonical text, for comparison and display
 */
record RunQuery(ImmutableList<RunRequest> requests, String text) {
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
          "body");

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
      return new RunQuery(requests, CanonicalQuery.of(requests));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(400, "Invalid parameter: " + e.getMessage() + ".");
    }
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
