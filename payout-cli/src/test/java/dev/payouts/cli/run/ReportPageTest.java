package dev.payouts.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.Capture;
import dev.payouts.cli.CommandStack;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of {@code --report}, from pages in the sandbox to a file on disk. */
class ReportPageTest {
  private final CommandStack stack = new CommandStack();
  private final Path file = stack.dir.resolve("run.html");

  @AfterEach
  void stop() {
    stack.close();
  }

  private String page() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandStack.Result run(String... more) {
    return stack.run(
        Stream.concat(Stream.of("run", "--report", "run.html"), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void theTotalsAndTheResultComeFirst() {
    stack.orders(3);
    CommandStack.Result result = run("--month", "2026-01");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).endsWith("Wrote the report to " + file + "\n");
    assertThat(page())
        .startsWith("<!DOCTYPE html>")
        .contains("<title>Contractor payroll, January 2026</title>")
        .contains("<section class=\"verdict good\" aria-label=\"Result\">\n<h2>No item failed</h2>")
        .contains("<span>Created</span> <b>66,000,000 <small>VND</small></b>")
        .contains("<span>3 payouts</span>")
        .contains("<td class=\"n\" data-sort=\"VND 22000000\">22,000,000 <small>VND</small></td>")
        .contains("<p class=\"note\">Requests: 5 queries + 3 creates + 4 schemas = 12.</p>")
        .doesNotContain("dry run", "one by one");
  }

  @Test
  void eachPayoutLinksToItsPageInNotion() {
    stack.orders(1);
    assertThat(run().exitCode()).isZero();
    String payout = stack.created().get(0).id();
    assertThat(page())
        .contains(
            "<a class=\"id\" href=\"https://www.notion.so/%s\" title=\"%s\">%s</a>"
                .formatted(payout.replace("-", ""), payout, payout.substring(0, 8)));
  }

  @Test
  void calculationsCanBeCheckedByHand() {
    String ann = stack.has().contractor("Ann").add();
    stack.has().rate(ann).monthly("1000.1").currency("USD").add();
    stack.order(ann);
    String bob = stack.has().contractor("Bob").add();
    stack.has().rate(bob).hourly("20.75").currency("USD").add();
    stack.has().order(bob, CommandStack.LAST_OF_JANUARY).hours("152.5").add();
    assertThat(run().exitCode()).isZero();
    assertThat(page())
        .contains("The rate is effective on the order's date.")
        .contains(": 1,000.10 per month, effective on 22 working days")
        .contains(
            "1,000.10 × 22 ÷ 22 working days of the month, rounded half up to 0.01 ="
                + " <b>1,000.10 USD</b>")
        .contains("20.75 × 152.5 hours, rounded half up to 0.01 = <b>3,164.38 USD</b>");
  }

  @Test
  void itemsThatNeedAttentionComeFirst() {
    String good = stack.order(stack.contractor("Good"));
    stack.order(stack.has().contractor("Rateless").add());
    String twice = stack.order(stack.contractor("Twice"));
    Instant early = Instant.parse("2026-02-01T08:00:00Z");
    String first = stack.has().payout(null).orders(twice).createdAt(early).add();
    String second = stack.has().payout(null).orders(twice).createdAt(early.plusSeconds(60)).add();
    assertThat(run().exitCode()).isEqualTo(1);
    assertThat(page())
        .contains("<section class=\"verdict bad\"")
        .contains("<h2>Possible double payment: review before paying</h2>")
        .contains("1 payable has several live payouts", ": 1 item failed. See below what to do.")
        .contains("<h3>Possible double payments</h3>", "title=\"" + first, "title=\"" + second)
        .contains("<b>rate missing</b><br>", "<b>several live payouts</b><br>")
        .contains(good.replace("-", ""));
    String items = page().substring(page().indexOf("<table class=\"items\">"));
    assertThat(List.of(items.indexOf("Rateless"), items.indexOf("Twice"), items.indexOf("Good")))
        .isSorted()
        .doesNotContain(-1);
  }

  @Test
  void namesAreEscaped() {
    stack.order(stack.contractor("<script>alert('x')</script>&\"q\" \u202Eevil\u202C\u0007"));
    assertThat(run().exitCode()).isZero();
    assertThat(page())
        .contains(
            "<bdi>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;q&quot; evil</bdi>")
        .doesNotContain("<script>alert", "\u202E", "\u202C", "\u0007");
  }

  @Test
  void aPlanAndADryRunSayThatNothingWasCreated() {
    stack.orders(2);
    assertThat(stack.run("plan", "--report", "run.html").exitCode()).isZero();
    assertThat(page())
        .contains("<title>Plan: Contractor payroll, all months</title>")
        .contains("<b>This is a dry run. Nothing was created.</b>")
        .contains("<span>To be created</span> <b>44,000,000 <small>VND</small></b>")
        .contains("A real run would take: 5 queries + 2 creates = 7.");
    assertThat(run("--dry-run").exitCode()).isZero();
    assertThat(page())
        .contains("<title>Dry run: Contractor payroll, all months</title>")
        .doesNotContain("A real run would take");
  }

  @Test
  void allTypesOfAnInvocationAreOnOnePage() {
    String ann = stack.contractor("Ann");
    stack.order(ann);
    stack.has().refund("R", ann).amount("10.5", "USD").add();
    stack.has().refund("Q", ann).amount("1", "VND").add();
    assertThat(run("--type", "refund,contractor_payroll").exitCode()).isZero();
    assertThat(page())
        .contains("<title>Refunds · Contractor payroll, all months</title>")
        .contains("<b>22,000,001 <small>VND</small></b>", "<b>10.50 <small>USD</small></b>")
        .contains("Created: 10.50 USD in 1 payout · 1 VND in 1 payout")
        .contains("id=\"run-0\"", "id=\"run-1\"");
  }

  @Test
  void itemsAreInOrderOfTheirNamesWithinEachOutcome() {
    for (String name : new String[] {"Zoe", "Đỗ Yến", "Ann", "Dung"}) {
      stack.order(stack.contractor(name));
    }
    stack.order(stack.has().contractor("Rateless").add());
    assertThat(run().exitCode()).isEqualTo(1);
    assertThat(page())
        .containsSubsequence(
            "<bdi>Rateless</bdi>",
            "<bdi>Ann</bdi>",
            "<bdi>Đỗ Yến</bdi>",
            "<bdi>Dung</bdi>",
            "<bdi>Zoe</bdi>");
  }

  @Test
  void aRunThatDidNotCompleteIsShownAsFarAsItGot() {
    stack.orders(2);
    stack.failing(Faults.always(Request::isWrite, Fault.status(401)));
    assertThat(run().exitCode()).isEqualTo(3);
    assertThat(page())
        .contains("<section class=\"verdict bad\"", "did not complete")
        .contains("<b>create rejected</b>")
        .doesNotContain("No payable has more than one live payout");
  }

  @Test
  void itemsNotAttemptedAreCountedApartFromFailedOnes() {
    stack.orders(3);
    stack.order(stack.has().contractor("Rateless").add());
    stack.configured("'limits': {'payouts_per_run': 2}");
    assertThat(run().exitCode()).isEqualTo(5);
    assertThat(page())
        .contains(": 1 item failed. See below what to do.", ": 3 items not attempted.")
        .contains("<b class=\"mark failed\">1 failed</b>")
        .contains("<b class=\"mark failed\">3 not attempted</b>");
  }

  @Test
  void onlyTheOwnerMayReadThePageAndItReplacesThePreviousOne() throws IOException {
    Files.writeString(file, "the previous page");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(run().exitCode()).isZero();
    assertThat(page()).doesNotContain("the previous page").contains("Nothing to pay");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(stack.dir)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nowhere/run.html, create the directory",
    "payouts.json/run.html, create the directory",
    ".payouts/journal.jsonl, needs a file name that ends with .html",
    "'', needs a file name that ends with .html",
    "folder.html, not a regular file"
  })
  void anUnwritablePathIsReportedBeforeAnythingIsCreated(String report, String sentence)
      throws IOException {
    Files.createDirectory(stack.dir.resolve("folder.html"));
    stack.orders(1);
    CommandStack.Result result = stack.run("run", "--report", report);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.complaints()).singleElement().asString().contains(sentence);
    assertThat(stack.requests()).isZero();
  }

  @Test
  void aPageThatCannotBeWrittenAfterTheRunIsNotASuccess() {
    stack.orders(1);
    stack.failing(
        (request, number) -> {
          if (request.isWrite()) {
            putSomethingInItsPlace();
          }
          return Faults.none().decide(request, number);
        });
    CommandStack.Result result = run();
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).contains("1 created");
    assertThat(result.complaints())
        .singleElement()
        .asString()
        .contains("the run has ended, but its report could not be written to " + file);
    assertThat(stack.created()).hasSize(1);
  }

  private void putSomethingInItsPlace() {
    try {
      Files.createDirectories(file.resolve("full"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anErrorInRenderingThePageDoesNotAffectTheReport() {
    var capture = new Capture(stack.dir);
    ExitCode exitCode =
        new ReportPage(capture.context(), Optional.of(file))
            .writeAfter(
                () -> ExitCode.OK,
                () -> {
                  throw new IllegalStateException("a name");
                });
    assertThat(exitCode).isEqualTo(ExitCode.RUN_FAILED);
    assertThat(capture.err())
        .contains("the run has ended, but an internal error")
        .doesNotContain("a name");
  }
}
