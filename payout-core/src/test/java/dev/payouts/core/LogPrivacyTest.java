package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.refund;
import static dev.payouts.core.testing.Fixtures.split;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** payout-core/README.md, "Logs": phases with prefixes, counts and IDs; no names, no amounts. */
class LogPrivacyTest {
  private static List<String> logOf(Runnable runs) {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.payouts.core");
    Level before = logger.getLevel();
    var appender = new ListAppender<ILoggingEvent>();
    appender.start();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(appender);
    try {
      runs.run();
    } finally {
      logger.detachAppender(appender);
      logger.setLevel(before);
    }
    return ImmutableList.copyOf(appender.list).stream()
        .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
        .toList();
  }

  private static void runEverything() {
    var ann =
        new Contractor(
            ANN, "Zebra Xylophone", "zebra.x", ImmutableList.of(), Contractor.State.ACTIVE);
    InMemoryWorkspace workspace =
        new InMemoryWorkspace().with(ann, monthly("rate1", "7654321", "USD").build());
    workspace.completing(order -> Optional.of("Zebra Xylophone's order is stuck."));
    RunRequest payroll =
        RunRequest.contractorPayroll()
            .contractor("zebra xylophone")
            .with(RunOption.COMPLETE_ORDERS)
            .build();
    RunListener broken =
        new RunListener() {
          @Override
          public void itemEnded(Item item) {
            throw new IllegalStateException("Zebra Xylophone");
          }
        };
    workspace.with(order("order1", "2026-10-31"), order("order2", "2026-09-30"));
    workspace.creating(
        draft -> {
          if (draft.payable().value().equals("order2")) {
            throw new IllegalStateException("Zebra Xylophone");
          }
          return workspace.store(draft);
        });
    workspace.engine().listener(broken).build().run(payroll);
    new InMemoryWorkspace()
        .with(ann)
        .with(refund("refund1"))
        .engine()
        .build()
        .run(RunRequest.refund().build());
    new InMemoryWorkspace()
        .with(ann)
        .with(split("split1"))
        .engine()
        .build()
        .run(RunRequest.invoiceSplit().build());
  }

  @Test
  void theLogHasPrefixesAndIdsButNoPersonalData() {
    String log = String.join("\n", logOf(LogPrivacyTest::runEverything));
    assertThat(log)
        .contains(
            "[PRELOAD]",
            "[BATCH_RATES]",
            "[BATCH_PAYOUT_CHECK]",
            "[BATCH_REFUND_CHECK]",
            "[BATCH_SPLIT_CHECK]",
            "[BATCH_POSITIONS]",
            "[PROCESS]",
            "order1",
            "refund1",
            "created0");
    assertThat(log.toLowerCase(Locale.ROOT))
        .doesNotContain("zebra", "7654321", "12.345", "travel", "ord ::", "ref-");
  }
}
