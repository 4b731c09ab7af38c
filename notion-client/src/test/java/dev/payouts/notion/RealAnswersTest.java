package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses of real workspaces that the reference hardly mentions (notion-client/NOTION.md). */
class RealAnswersTest {
  private static final String CREATE = "POST /v1/pages";

  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private static boolean isCreate(Request request) {
    return request.route().equals(CREATE);
  }

  private boolean isPageReadAfterTheCreate(Request request) {
    return request.route().startsWith("GET /v1/pages/") && received(CREATE) > 0;
  }

  private long received(String route) {
    return stack.traffic().countsByRoute().getOrDefault(route, 0L);
  }

  private static String stopOf(RunReport report) {
    RunReport.RunFailure stop = report.failure().orElseThrow();
    assertThat(stop.cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    return stop.sentence();
  }

  @Test
  void aBlockedConnectionFailsTheRunWithNotionsMessageAndWithoutRetries() {
    stack.orders(3);
    stack.failing(Faults.always(request -> true, Fault.limited(Fault.Limit.BLOCKED)));
    RunReport report = stack.payroll();
    assertThat(stopOf(report))
        .contains(
            "restricted this connection's access", "429 rate_limited", "Access to the public API")
        .contains("(request ");
    assertThat(report.calls().retries()).isZero();
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void afterACreateIsBlockedNoFurtherRequestIsSent() {
    stack.orders(12);
    stack.configured("'workers': 1");
    stack.failing(
        (request, number) ->
            isCreate(request) && received(CREATE) >= 4
                ? Optional.of(Fault.limited(Fault.Limit.BLOCKED))
                : Optional.empty());
    RunReport report = stack.payroll();
    assertThat(stopOf(report)).contains("restricted this connection's access");
    assertThat(received(CREATE)).isEqualTo(5);
    assertThat(report.count(Status.CREATED)).isEqualTo(4);
    assertThat(report.items().stream().map(Item::reason))
        .filteredOn(reason -> reason == Reason.NOT_ATTEMPTED)
        .hasSize(7);
    stack.failing(Faults.none());
    assertThat(stack.payroll().count(Status.CREATED)).isEqualTo(8);
    assertThat(stack.created()).hasSize(12);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BLOCKED")
  void runsWaitForEveryOtherLimit(Fault.Limit limit) {
    stack.orders(2);
    Fault fault = Fault.limited(limit);
    stack.failing(Faults.script(RealAnswersTest::isCreate, fault, fault));
    RunReport report = stack.payroll();
    assertThat(report.count(Status.CREATED)).isEqualTo(2);
    assertThat(report.calls().rateLimited()).isEqualTo(2);
    assertThat(received(CREATE)).isEqualTo(4);
  }

  @Test
  void aBudgetThatLetsNothingThroughForHalfAnHourStopsTheRun() {
    stack.orders(2);
    Duration wait = Duration.ofSeconds(60);
    stack.failing(Faults.always(request -> true, Fault.rateLimited(wait)));
    RunReport report = stack.payroll();
    assertThat(stopOf(report)).contains("keeps rejecting requests", "30 minutes");
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void aFailedCreateThatNamesItsPageIsReadByItsIdAndNotLookedUp() {
    String order = stack.order(stack.contractor("Ann"));
    stack.failing(Faults.always(RealAnswersTest::isCreate, Fault.committed()));
    RunReport report = stack.payroll();
    Item item = WholeStack.item(report, order);
    assertThat(item.status()).isEqualTo(Status.CREATED);
    assertThat(String.valueOf(item.payout())).isEqualTo(stack.payoutOf(order).id());
    assertThat(received(CREATE)).isEqualTo(1);
    assertThat(requestsAfterTheCreate())
        .containsExactly("GET /v1/pages/" + stack.payoutOf(order).id());
  }

  private List<String> requestsAfterTheCreate() {
    return stack.traffic().received().stream()
        .map(received -> received.request().method() + " " + received.request().path())
        .dropWhile(route -> !route.equals(CREATE))
        .skip(1)
        .toList();
  }

  @Test
  void aNamedPageThatCannotBeReadLeavesTheOutcomeUnknownUntilItIsFound() {
    String order = stack.order(stack.contractor("Ann"));
    stack.failing(
        Faults.always(RealAnswersTest::isCreate, Fault.committed())
            .or(Faults.on(this::isPageReadAfterTheCreate, 1, Fault.status(404))));
    RunReport report = stack.payroll();
    assertThat(WholeStack.item(report, order).status()).isEqualTo(Status.CREATED);
    assertThat(received(CREATE)).isEqualTo(1);
    assertThat(requestsAfterTheCreate()).hasSizeGreaterThan(1);
    assertThat(stack.created()).hasSize(1);
  }

  @Test
  void pagesWithoutPropertiesFailTheRunAndNameTheMissingCapability() {
    stack.orders(2);
    stack.sandbox.notion().editor().hideContent();
    RunReport report = stack.payroll();
    assertThat(stopOf(report)).contains("\"Read content\"").doesNotContain("changed while");
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void aFirewallsResponseIsNotMistakenForAMissingPermission() {
    stack.orders(2);
    stack.failing(Faults.always(Request::isQuery, Fault.html(403)));
    assertThat(stopOf(stack.payroll()))
        .contains("a firewall in front of Notion answered", "(cf-ray ")
        .contains("not a permission problem");
    stack.failing(Faults.always(RealAnswersTest::isCreate, Fault.html(403)));
    assertThat(stack.payroll().items())
        .hasSize(2)
        .allSatisfy(item -> assertThat(item.reason()).isEqualTo(Reason.CREATE_REJECTED))
        .allSatisfy(item -> assertThat(item.message()).contains("(cf-ray ", "not a permission"));
    assertThat(stack.created()).isEmpty();
  }
}
