package dev.payouts.cli.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.Capture;
import dev.payouts.cli.CommandStack;
import dev.payouts.cli.CommandStack.Result;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Payouts that queries do not find any more, and {@code payouts release}. */
class RecordedPayoutsOfRunsTest {
  private static final Pattern TIME = Pattern.compile("\"at\":\"([^\"]+)\"");

  private final CommandStack stack = new CommandStack();
  private final String ann = stack.contractor("Ann");
  private final String order = stack.order(ann);

  @AfterEach
  void stop() {
    stack.close();
  }

  /** Changes to a payout after which a query for its order does not find it. */
  private enum Change {
    MOVED,
    UNLINKED,
    MOVED_AND_UNLINKED
  }

  private String paidAnHourAgo() throws IOException {
    assertThat(stack.run("run").exitCode()).isZero();
    Path journal = stack.dir.resolve(".payouts/journal.jsonl");
    String aged =
        TIME.matcher(Files.readString(journal, UTF_8))
            .replaceAll(
                at ->
                    "\"at\":\"%s\""
                        .formatted(Instant.parse(at.group(1)).minus(Duration.ofHours(1))));
    Files.writeString(journal, aged, UTF_8);
    return stack.created().get(0).id();
  }

  private void change(String payout, Change change) {
    if (change != Change.MOVED) {
      stack.editor().clear(payout, "00 Task Order");
    }
    if (change != Change.UNLINKED) {
      stack.editor().move(payout, stack.dataSource(DataSourceKey.CONTRACTORS));
    }
  }

  private Result run() {
    return stack.run("run", "--output", "json");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aPayoutThatWasMovedOrUnlinkedStillPaysItsOrder(Change change) throws IOException {
    String payout = paidAnHourAgo();
    change(payout, change);
    Result second = run();
    assertThat(second.exitCode()).isZero();
    assertThat(second.item(order).get("reason")).isEqualTo("already_paid");
    assertThat(second.item(order).get("payout_id")).isEqualTo(payout);
  }

  @Test
  void aPayoutThatWasMovedToTheTrashOrCancelledDoesNotCount() throws IOException {
    String payout = paidAnHourAgo();
    change(payout, Change.UNLINKED);
    stack.editor().setProperties(payout, Map.of("Status", "Cancelled"));
    assertThat(run().item(order).get("outcome")).isEqualTo("created");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"run", "plan", "run --dry-run"})
  void aDeletedPayoutFailsItsOrder(String command) throws IOException {
    String payout = paidAnHourAgo();
    stack.editor().delete(payout);
    Result second = stack.run((command + " --output json").split(" ", -1));
    assertThat(second.exitCode()).isOne();
    assertThat(second.item(order).get("reason")).isEqualTo("payout_unreachable");
    assertThat(second.item(order).get("payout_id")).isEqualTo(payout);
    assertThat(String.valueOf(second.item(order).get("message")))
        .contains("404")
        .endsWith("payouts release " + order);
  }

  @Test
  void anotherOrderOfTheMonthIsNotPaidWhileThePayoutOfTheFirstCannotBeRead() throws IOException {
    stack.editor().delete(paidAnHourAgo());
    stack.editor().trash(order);
    String copy = stack.order(ann);
    assertThat(run().item(copy).get("reason")).isEqualTo("payout_unreachable");
    assertThat(stack.run("release", order, "--yes").exitCode()).isZero();
    assertThat(run().item(copy).get("outcome")).isEqualTo("created");
  }

  @Test
  void aReleasedOrderIsPaidAgain() throws IOException {
    String payout = paidAnHourAgo();
    stack.editor().delete(payout);
    Result unconfirmed = stack.run("release", order);
    assertThat(unconfirmed.exitCode()).isEqualTo(2);
    assertThat(unconfirmed.out())
        .contains(order, payout, "cannot be read any more", "recorded on")
        .endsWith("\n");
    assertThat(unconfirmed.complaints())
        .containsExactly("payouts: nothing was released: without a terminal, confirm with --yes");
    assertThat(run().item(order).get("reason")).isEqualTo("payout_unreachable");
    Result released = stack.run("release", order, "--yes");
    assertThat(released.exitCode()).isZero();
    assertThat(released.out()).contains("Released. If " + order + " is due");
    assertThat(run().item(order).get("outcome")).isEqualTo("created");
    assertThat(stack.run("release", order, "--yes").err()).contains("is live and pays " + order);
  }

  @Test
  void aReadablePayoutIsNotReleased() throws IOException {
    String payout = paidAnHourAgo();
    Result live = stack.run("release", order, "--yes");
    assertThat(live.exitCode()).isEqualTo(2);
    assertThat(live.err()).contains("payout " + payout + " is live and pays " + order);
    stack.editor().trash(payout);
    Result trashed = stack.run("release", order, "--yes");
    assertThat(trashed.exitCode()).isEqualTo(2);
    assertThat(trashed.err()).contains("needs no release");
    assertThat(run().item(order).get("outcome")).isEqualTo("created");
  }

  @Test
  void anUnpaidOrderHasNothingToRelease() {
    Result nothing = stack.run("release", order, "--yes");
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("no payout for " + order).contains("nothing to release");
    assertThat(stack.run("release").exitCode()).isEqualTo(2);
    assertThat(stack.run("release", "x").exitCode()).isEqualTo(2);
    assertThat(stack.run("release", order, "--yes", "--output", "json").exitCode()).isEqualTo(2);
  }

  @Test
  void anotherTypeIsExcludedAndAnUnreachableNotionEndsWithThree() throws IOException {
    stack.editor().delete(paidAnHourAgo());
    assertThat(stack.run("release", order, "--yes", "--type", "refund").exitCode()).isEqualTo(2);
    stack.failing(Faults.always(request -> true, Fault.status(401)));
    assertThat(stack.run("release", order, "--yes").exitCode()).isEqualTo(3);
  }

  @Test
  void itAsksForConfirmationOnATerminal() throws IOException {
    stack.editor().delete(paidAnHourAgo());
    assertThat(confirmed("no")).isEqualTo(2);
    assertThat(run().item(order).get("reason")).isEqualTo("payout_unreachable");
    assertThat(confirmed(" yes ")).isZero();
    assertThat(run().item(order).get("outcome")).isEqualTo("created");
  }

  private int confirmed(String answer) {
    var capture = new Capture(stack.dir);
    var command =
        new ReleaseCommand(
            capture.context(Map.of("NOTION_TOKEN", stack.sandbox.token())), question -> answer);
    return new CommandLine(command).execute(order);
  }
}
