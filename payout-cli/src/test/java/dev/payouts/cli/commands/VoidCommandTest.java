package dev.payouts.cli.commands;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.objects;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.Capture;
import dev.payouts.cli.CommandStack;
import dev.payouts.cli.CommandStack.Result;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** {@code payouts void}, through the command against the sandbox. */
class VoidCommandTest {
  private final CommandStack stack = new CommandStack();
  private final String ann = stack.contractor("Ann");
  private final String bob = stack.contractor("Bob");
  private final String first = stack.order(ann);
  private final String second = stack.order(bob);

  @AfterEach
  void stop() {
    stack.close();
  }

  private String paid() {
    Result run = stack.run("run", "--output", "json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return String.valueOf(run.firstRun().get("run_id"));
  }

  private PageView payoutOf(String order) {
    return stack.created().stream()
        .filter(page -> String.valueOf(page.property("00 Task Order")).contains(order))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private String status(String order) {
    return String.valueOf(payoutOf(order).property("Status").orElse(""));
  }

  private static Map<?, ?> report(Result result) {
    return objects(List.of(requireNonNull(json(result.out()).get("void")))).get(0);
  }

  private static Map<?, ?> payout(Result result, String order) {
    return payouts(result).stream()
        .filter(each -> order.equals(each.get("source_id")))
        .findFirst()
        .orElseThrow();
  }

  private static List<Map<?, ?>> payouts(Result result) {
    return objects(report(result).get("payouts"));
  }

  @Test
  void aVoidedRunIsPaidAgainByTheNextRunAndOnlyOnce() throws IOException {
    String run = paid();
    Result voided = stack.run("void", run.substring(0, 8), "--yes", "--output", "json");
    assertThat(voided.exitCode()).as(voided.err()).isZero();
    assertThat(payouts(voided)).hasSize(2).allMatch(each -> "voided".equals(each.get("outcome")));
    assertThat(status(first)).isEqualTo("Cancelled");
    assertThat(Files.readString(stack.dir.resolve(".payouts/journal.jsonl"), UTF_8))
        .contains("\"event\":\"voiding\"", "\"event\":\"voided\"");
    Result again = stack.run("run", "--output", "json");
    assertThat(again.item(first).get("outcome")).isEqualTo("created");
    assertThat(again.item(second).get("outcome")).isEqualTo("created");
    Result third = stack.run("run", "--output", "json");
    assertThat(third.item(first).get("reason")).isEqualTo("already_paid");
    assertThat(stack.created()).hasSize(4);
    Result twice = stack.run("void", run, "--yes", "--output", "json");
    assertThat(twice.exitCode()).isZero();
    assertThat(payouts(twice))
        .hasSize(2)
        .allMatch(each -> "already_cancelled".equals(each.get("outcome")));
    assertThat(stack.created().stream().map(page -> page.property("Status").orElse("")))
        .containsExactlyInAnyOrder("Cancelled", "Cancelled", "Pending", "Pending");
  }

  @Test
  void theTotalsOfRunsAndVoidsInTheHistoryAddUpToWhatIsLive() {
    String run = paid();
    assertThat(stack.run("void", run, "--item", first, "--yes").exitCode()).isZero();
    assertThat(stack.run("history").out().lines())
        .anyMatch(line -> line.contains("1 voided") && line.endsWith("-22,000,000 VND"))
        .anyMatch(line -> line.contains("2 created, 1 voided") && line.endsWith("44,000,000 VND"));
    List<Map<?, ?>> runs =
        objects(json(stack.run("history", "--output", "json").out()).get("runs"));
    assertThat(
            runs.stream()
                .flatMap(each -> objects(each.get("totals")).stream())
                .map(total -> new BigDecimal(String.valueOf(total.get("amount"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("22000000");
    assertThat(stack.run("show", run).out())
        .contains(
            "Total created: 44,000,000 VND in 2 payouts",
            "Total voided since: 22,000,000 VND in 1 payout");
    stack.run("show", run, "--report", "run.html");
    assertThat(stack.dir.resolve("run.html")).content().contains("Voided since");
  }

  @Test
  void aVoidOfOneItemLeavesTheOthers() {
    String run = paid();
    Result voided = stack.run("void", run, "--item", first, "--yes");
    assertThat(voided.exitCode()).isZero();
    assertThat(voided.out()).contains("Void of run " + run, "in 1 payout", "voided");
    assertThat(status(first)).isEqualTo("Cancelled");
    assertThat(status(second)).isEqualTo("Pending");
    Result unknown = stack.run("void", run, "--item", ann, "--yes");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("run " + run + " created no payout for " + ann);
  }

  /** What somebody may have done to a payout since. */
  private enum Change {
    PAID("status"),
    AMOUNT("amount"),
    CURRENCY("amount or currency"),
    CONTRACTOR("contractor"),
    UNLINKED("relation to what it pays"),
    RATE("rate"),
    ARCHIVED("archived"),
    MOVED("moved to another database, or emptied");

    private final String named;

    Change(String named) {
      this.named = named;
    }

    void apply(CommandStack stack, String payout, String other) {
      switch (this) {
        case PAID -> stack.editor().setProperties(payout, Map.of("Status", "Paid"));
        case AMOUNT -> stack.editor().setProperties(payout, Map.of("Amount", 1));
        case CURRENCY -> stack.editor().setProperties(payout, Map.of("Currency", "USD"));
        case CONTRACTOR -> stack.editor().setProperties(payout, Map.of("Person", List.of(other)));
        case UNLINKED -> stack.editor().clear(payout, "00 Task Order");
        case RATE -> stack.editor().clear(payout, "00 Service Rate");
        case ARCHIVED -> stack.editor().archive(payout);
        case MOVED -> stack.editor().move(payout, stack.dataSource(DataSourceKey.CONTRACTORS));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aPayoutThatSomebodyChangedIsLeftAlone(Change change) {
    String run = paid();
    String payout = payoutOf(first).id();
    change.apply(stack, payout, bob);
    Result dry = stack.run("void", run, "--dry-run", "--output", "json");
    assertThat(dry.exitCode()).isOne();
    Result voided = stack.run("void", run, "--yes", "--output", "json");
    assertThat(voided.exitCode()).isOne();
    for (Result result : List.of(dry, voided)) {
      assertThat(payout(result, first).get("outcome")).isEqualTo("changed");
      assertThat(String.valueOf(payout(result, first).get("message")))
          .contains("was changed (" + change.named + ")");
    }
    assertThat(payout(voided, second).get("outcome")).isEqualTo("voided");
    assertThat(stack.run("run", "--output", "json").item(first).get("reason"))
        .isEqualTo("already_paid");
  }

  @Test
  void aDryRunAndAnUnconfirmedVoidChangeNothing() {
    String run = paid();
    Result dry = stack.run("void", run, "--dry-run");
    assertThat(dry.exitCode()).isZero();
    assertThat(dry.out()).contains("dry run (nothing was changed)", "would be cancelled");
    Result unconfirmed = stack.run("void", run);
    assertThat(unconfirmed.exitCode()).isEqualTo(2);
    assertThat(unconfirmed.complaints())
        .containsExactly("payouts: nothing was voided: without a terminal, confirm with --yes");
    assertThat(confirmed(run, "no")).isEqualTo(2);
    assertThat(status(first)).isEqualTo("Pending");
    assertThat(confirmed(run, "yes")).isZero();
    assertThat(status(first)).isEqualTo("Cancelled");
    assertThat(confirmed(run, "yes")).as("nothing left").isZero();
  }

  @Test
  void withNothingLeftToVoidThePromptIsSkippedAndTheTextIsThatOfYes() {
    String run = paid();
    stack.run("void", run, "--yes");
    Result yes = stack.run("void", run, "--yes");
    Result asked = stack.run("void", run);
    assertThat(asked.exitCode()).isEqualTo(yes.exitCode()).isZero();
    assertThat(asked.err()).isEqualTo(yes.err()).isEmpty();
    assertThat(withoutTitleAndRequests(asked))
        .isEqualTo(withoutTitleAndRequests(yes))
        .contains("Nothing to void: no payout of this run can be voided.");
  }

  @Test
  void aVoidThatNotionRejectsIsNotNothingToVoid() {
    String run = paid();
    stack.failing(Faults.always(request -> request.method().equals("PATCH"), Fault.status(400)));
    Result voided = stack.run("void", run, "--yes");
    assertThat(voided.exitCode()).isOne();
    assertThat(voided.out())
        .contains("rejected", "ACTION REQUIRED: 2 payouts were left alone\n")
        .doesNotContain("Nothing to void");
  }

  @Test
  void aVoidOfUnknownOutcomeDoesNotSayThatPayoutsWereLeftAlone() {
    String run = paid();
    var cancels = new AtomicInteger();
    stack.failing(
        (request, number) -> {
          if (request.method().equals("PATCH")) {
            cancels.incrementAndGet();
            return Optional.of(Fault.reset());
          }
          return cancels.get() > 0 ? Optional.of(Fault.status(401)) : Optional.empty();
        });
    Result voided = runWithoutProcessingLimit("void", run, "--item", first, "--yes");
    assertThat(voided.out())
        .contains("outcome unknown", "ACTION REQUIRED: 1 payout may have been cancelled\n")
        .doesNotContain("Nothing to void", "left alone");
    String id = voided.out().lines().findFirst().orElseThrow().replaceAll(".* run ", "");
    assertThat(stack.run("show", id).out()).contains("ACTION REQUIRED: 1 payout may have been");
  }

  @Test
  void aPayoutThatIsLeftAloneIsNotNothingToVoidIfAnotherWasAlreadyCancelled() {
    String run = paid();
    stack.run("void", run, "--item", first, "--yes");
    stack.editor().setProperties(payoutOf(second).id(), Map.of("Status", "Paid"));
    assertThat(stack.run("void", run, "--yes").out())
        .contains("ACTION REQUIRED: 1 payout was left alone\n")
        .doesNotContain("Nothing to void");
    assertThat(stack.run("void", run, "--dry-run").out())
        .contains("Nothing to void: no payout of this run can be voided.\n");
  }

  private static List<String> withoutTitleAndRequests(Result result) {
    return result.out().lines().skip(1).filter(line -> !line.startsWith("Requests: ")).toList();
  }

  private int confirmed(String run, String answer) {
    var capture = new Capture(stack.dir);
    var command =
        new VoidCommand(
            capture.context(Map.of("NOTION_TOKEN", stack.sandbox.token())), question -> answer);
    return new CommandLine(command).execute(run);
  }

  @Test
  void aVoidReadsAndCancelsEachPayoutOnce() {
    String run = paid();
    long before = stack.requests();
    Result voided = stack.run("void", run, "--yes", "--output", "json");
    Map<?, ?> calls = objects(List.of(requireNonNull(report(voided).get("api_calls")))).get(0);
    assertThat(stack.requests() - before).isEqualTo(5);
    assertThat(calls.get("get")).as("who this is, and each payout").isEqualTo(3.0);
    assertThat(calls.get("update")).isEqualTo(2.0);
  }

  /** Fails the first cancel, and does something at that moment. */
  private Faults firstCancel(Fault fault, Consumer<Request> also) {
    var cancels = new AtomicInteger();
    return (request, number) -> {
      if (request.method().equals("PATCH") && cancels.getAndIncrement() == 0) {
        also.accept(request);
        return Optional.of(fault);
      }
      return Optional.empty();
    };
  }

  @Test
  void aCancelThatFailedIsNotRepeatedOnAPayoutThatSomebodyHasPaidMeanwhile() {
    String run = paid();
    String payout = payoutOf(first).id();
    stack.failing(
        firstCancel(
            Fault.rateLimited(Duration.ofMillis(1)),
            request -> stack.editor().setProperties(payout, Map.of("Status", "Paid"))));
    Result voided =
        runWithoutProcessingLimit("void", run, "--item", first, "--yes", "--output", "json");
    assertThat(payouts(voided).get(0).get("outcome")).isEqualTo("changed");
    assertThat(status(first)).isEqualTo("Paid");
  }

  @Test
  void aLostAnswerIsFoundOut() {
    String run = paid();
    stack.failing(firstCancel(Fault.reset().afterWrite(), request -> {}));
    Result voided = stack.run("void", run, "--item", first, "--yes", "--output", "json");
    assertThat(payouts(voided).get(0).get("outcome")).isEqualTo("voided");
    assertThat(status(first)).isEqualTo("Cancelled");
  }

  private Result runWithoutProcessingLimit(String... args) {
    var capture = new Capture(stack.dir);
    CommandContext context = capture.context(Map.of("NOTION_TOKEN", stack.sandbox.token()));
    int exitCode =
        new CommandTree(
                new CommandContext(
                    context.environment(),
                    context.workingDirectory(),
                    context.out(),
                    context.err(),
                    context.clock(),
                    context.locks(),
                    Duration.ZERO,
                    context.screens()))
            .execute(args);
    return new Result(exitCode, capture.out(), capture.err());
  }

  @Test
  void historyShowAndWhyNameTheVoid() {
    String run = paid();
    Result voided = stack.run("void", run, "--item", first, "--yes", "--output", "json");
    String id = String.valueOf(report(voided).get("run_id"));
    String history = stack.run("history").out();
    assertThat(history)
        .contains("void of " + run.substring(0, 8), "1 voided", "2 created, 1 voided");
    assertThat(stack.run("show", run).out()).contains("payout voided").contains("by run " + id);
    Map<?, ?> item = stack.run("show", run, "--output", "json").item(first);
    assertThat(item.get("warnings")).isEqualTo(List.of("payout_voided"));
    assertThat(stack.run("show", id).out()).contains("Void of run " + run, "voided");
    assertThat(stack.run("show", id, "--output", "json").out()).isEqualTo(voided.out());
    assertThat(stack.run("why", first).out()).contains("payout voided");
    Result itself = stack.run("void", id, "--yes");
    assertThat(itself.exitCode()).isEqualTo(2);
    assertThat(itself.err()).contains("run " + id + " is a void itself");
  }

  @Test
  void whatCannotBeVoidedIsAnError() {
    assertThat(stack.run("void").exitCode()).isEqualTo(2);
    assertThat(stack.run("void", "abc", "--yes").err()).contains("there are no past runs");
    String run = paid();
    assertThat(stack.run("void", "zzz", "--yes").err()).contains("there is no past run \"zzz\"");
    Result tooLittle = stack.run("void", run.substring(0, 7), "--yes");
    assertThat(tooLittle.exitCode()).isEqualTo(2);
    assertThat(tooLittle.err()).contains("is too little of a run ID", "8 characters or more");
    assertThat(status(first)).isEqualTo("Pending");
    assertThat(stack.run("void", run, "--yes", "--output", "csv").exitCode()).isEqualTo(2);
    String empty = String.valueOf(stack.run("run", "--output", "json").firstRun().get("run_id"));
    Result nothing = stack.run("void", empty, "--yes");
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("created no payouts that are known: nothing to void");
    stack.failing(Faults.always(request -> true, Fault.status(401)));
    Result refused = stack.run("void", run, "--yes");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("Notion rejected the token");
  }
}
