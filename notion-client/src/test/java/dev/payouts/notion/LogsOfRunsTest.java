package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayDay;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** payout-core/README.md, "Logs": all loggers at DEBUG, with stack traces. */
class LogsOfRunsTest {
  private static final ImmutableList<String> PRIVATE =
      ImmutableList.of(
          "zebra",
          "xylophone",
          "quagga",
          "@secret.example",
          "ntn_sandbox",
          "7654321",
          "7655000",
          "1357",
          "9753.1",
          "2468.02",
          "travelled",
          "wombat");

  private final WholeStack stack = WholeStack.start();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<String> ids = new ArrayList<>();
  private Level before = Level.WARN;

  @BeforeEach
  void record() {
    before = root.getLevel();
    root.setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    root.setLevel(before);
    stack.close();
  }

  /** Returns the log as printed, with the stack trace of every exception. */
  private String printed() {
    var layout = new PatternLayout();
    layout.setContext(root.getLoggerContext());
    layout.setPattern("%level %logger %thread %mdc %msg%n%ex{full}");
    layout.start();
    return ImmutableList.copyOf(log.list).stream()
        .map(layout::doLayout)
        .collect(Collectors.joining());
  }

  private void seed() {
    String zebra =
        stack
            .has()
            .contractor("Zebra Xylophone zebra@secret.example")
            .discord("zebra.x")
            .positions("Wombat Wrangler")
            .add();
    stack.has().rate(zebra).monthly("7654321").currency("VND").payday("15").add();
    String hourly = stack.has().contractor("Quagga").discord("quagga@secret.example").add();
    stack.has().rate(hourly).hourly("9753.1").currency("USD").add();
    ids.add(stack.has().order(zebra, LAST_OF_JANUARY).lineItems(2).add());
    ids.add(stack.has().order(hourly, LAST_OF_JANUARY).hours("1357").add());
    String trashed = stack.contractor("Zebra Trashed");
    stack.sandbox.notion().editor().trash(trashed);
    ids.add(stack.order(trashed));
    ids.add(stack.order(stack.has().contractor("Zebra Rateless").add()));
    stack.has().order(null, LAST_OF_JANUARY).property("Contractor", List.of(zebra, hourly)).add();
    ids.add(
        stack
            .has()
            .refund("REF-quagga", zebra)
            .description("travelled with wombat")
            .amount("2468.02", "USD")
            .add());
    ids.add(stack.has().split("Quagga's share", zebra).amount("2468.02", "USD").add());
  }

  @Test
  void runsOfAllTypesWithFailuresAndFaultsLogThePrefixesAndNoPersonalData() {
    seed();
    RunRequest.Builder ofZebra =
        RunRequest.contractorPayroll()
            .contractor("zebra xylophone zebra@secret.example")
            .payDay(new PayDay(15));
    stack.run(ofZebra.with(RunOption.DRY_RUN));
    stack.failing(
        Faults.script(
            request -> !request.isWrite(),
            Fault.status(500),
            Fault.html(502),
            Fault.rateLimited(Duration.ofSeconds(3)),
            Fault.reset(),
            Fault.truncated(),
            Fault.garbled()));
    assertThat(stack.payroll().stopped()).isNotNull();
    stack.failing(
        Faults.script(
            request -> request.isWrite(),
            Fault.status(400),
            Fault.status(500).afterWrite(),
            Fault.garbled()));
    RunReport first = stack.payroll(RunOption.COMPLETE_ORDERS);
    assertThat(first.count(Status.FAILED)).isPositive();
    stack.failing(Faults.none());
    stack.payroll(RunOption.COMPLETE_ORDERS);
    stack.failing(Faults.script(request -> request.isWrite(), Fault.status(413)));
    stack.refunds();
    stack.splits();
    stack.failing(Faults.none());
    stack.refunds();
    stack.splits();
    stack.failing(Faults.always(request -> !request.isWrite(), Fault.garbled()));
    stack.payroll();
    stack.sandbox.notion().editor().revokeTokenAfter(stack.sandbox.token(), 0);
    stack.payroll();
    assertThat(stack.created()).hasSize(4);

    String printed = printed();
    assertThat(printed)
        .contains(
            "[PRELOAD]",
            "[BATCH_RATES]",
            "[BATCH_PAYOUT_CHECK]",
            "[BATCH_REFUND_CHECK]",
            "[BATCH_SPLIT_CHECK]",
            "[BATCH_POSITIONS]",
            "[PROCESS]",
            "ms=",
            "sources=");
    assertThat(ids).anySatisfy(id -> assertThat(printed).contains(id));
    assertThat(Ascii.toLowerCase(printed)).doesNotContain(PRIVATE);
  }
}
