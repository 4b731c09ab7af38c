package dev.payouts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.SandboxOptions.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Archived payouts, and payouts that Notion stores differently, through the command. */
class ArchivedAndAlteredPayoutsTest {
  private CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private String refund(String name) {
    return stack.has().refund("REF-" + name, stack.contractor(name)).amount("10", "USD").add();
  }

  @Test
  void aRefundWhosePayoutWasArchivedIsNotPaidAgain() {
    String refund = refund("Ann");
    stack.run("run", "--type", "refund");
    String payout = stack.created().get(0).id();
    stack.editor().archive(payout);
    CommandStack.Result again = stack.run("run", "--type", "refund", "--output", "json");
    assertThat(again.exitCode()).isZero();
    assertThat(again.item(refund).get("reason")).isEqualTo("already_paid");
    assertThat(again.item(refund).get("payout_id")).isEqualTo(payout);
    assertThat(stack.created()).hasSize(1);
  }

  @Test
  void anArchivedPayoutAndAVisibleOneAreReportedAsDuplicates() {
    String refund = refund("Ann");
    String visible = stack.has().payout(null).refunds(refund).add();
    String archived = stack.has().payout(null).refunds(refund).archived().add();
    CommandStack.Result result = stack.run("run", "--type", "refund", "--output", "json");
    assertThat(result.out()).contains("duplicates", visible, archived);
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void aServerWithoutAnArchiveWorksAndDoctorWarns() {
    assertThat(stack.run("doctor").out()).doesNotContain("archive");
    stack.close();
    stack = new CommandStack(options -> options.archive(Archive.NONE));
    refund("Ann");
    assertThat(stack.run("run", "--type", "refund").exitCode()).isZero();
    assertThat(stack.created()).hasSize(1);
    CommandStack.Result doctor = stack.run("doctor");
    assertThat(doctor.exitCode()).isZero();
    assertThat(doctor.out())
        .containsPattern("WARNING +payouts +this server rejects queries for archived pages");
  }

  @Test
  void aPropertyThatIsStoredDifferentlyIsAWarningOfTheItem() {
    String refund = refund("Ann");
    stack.editor().alterCreates(stack.dataSource(DataSourceKey.PAYOUTS), "Amount", "11", 1);
    CommandStack.Result result = stack.run("run", "--type", "refund", "--output", "json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.item(refund).get("outcome")).isEqualTo("created");
    assertThat(result.item(refund).get("warnings")).isEqualTo(List.of("stored_differently"));
    assertThat(String.valueOf(result.item(refund).get("message"))).contains("Amount");
  }

  @Test
  void aRelationThatIsNotStoredEndsTheRunWith3BeforeTheNextCreateAndNamesThePayout()
      throws IOException {
    stack.configured("'workers': 1");
    refund("Ann");
    refund("Bob");
    stack.editor().alterCreates(stack.dataSource(DataSourceKey.PAYOUTS), "01 Refund", null, 2);
    CommandStack.Result result = stack.run("run", "--type", "refund", "--output", "json");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(stack.created()).hasSize(1);
    PageView payout = stack.created().get(0);
    assertThat(result.complaints()).singleElement().asString().contains(payout.id());
    assertThat(result.items())
        .extracting(item -> String.valueOf(item.get("outcome")))
        .containsExactly("created", "failed");
    assertThat(result.items().get(0).get("payout_id")).isEqualTo(payout.id());
    assertThat(Files.readString(stack.dir.resolve(".payouts").resolve("journal.jsonl")))
        .as("recorded in the journal")
        .containsPattern("created.*" + payout.id());
  }
}
