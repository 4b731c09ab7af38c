package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.HostSharing;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.Status;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.UserLocks;
import dev.payouts.notion.sandbox.PageView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default locale of an embedding program writes digits in another script. */
class LocaleOfRunsTest {
  private static final String ARABIC_DIGITS = "(?s).*[\\u0660-\\u0669].*";

  private final Locale usual = Locale.getDefault();
  @TempDir Path locks;

  @BeforeEach
  void useAnotherScript() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    assertThat("%d".formatted(1)).as("digits of this JDK").isEqualTo("\u0661");
  }

  @AfterEach
  void restore() {
    Locale.setDefault(usual);
  }

  @Test
  void payoutsFilesAndReportsHaveTheUsualDigits() throws IOException {
    try (WholeStack stack = WholeStack.start();
        NotionWorkspace workspace = stack.workspace(transport -> transport)) {
      stack.orders(2);
      PayoutEngine engine =
          workspace.engine().withoutJournal().journal(FileJournal.at(stack.dir)).build();
      RunReport report = engine.run(RunRequest.contractorPayroll().build());
      assertThat(report.count(Status.CREATED)).isEqualTo(2);
      assertThat(report.toString()).doesNotMatch(ARABIC_DIGITS);
      for (PageView payout : stack.created()) {
        assertThat(payout.properties().toString()).doesNotMatch(ARABIC_DIGITS);
      }
      try (Stream<Path> files = Files.walk(stack.dir)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(file + Files.readString(file)).doesNotMatch(ARABIC_DIGITS);
        }
      }
    }
  }

  @Test
  void theLocksOfAMachineAreTheSameForEveryLocale() throws IOException {
    var claim =
        new Journal.Claim(
            "run",
            new Shard(0, 2),
            Destination.of("0f1e2d3c-0000-4000-8000-000000000004"),
            HostSharing.EXCLUSIVE);
    try (Journal.Session session =
        FileJournal.at(locks.resolve("state"), UserLocks.in(locks.resolve("locks"))).begin(claim)) {
      assertThat(session.entries()).isEmpty();
      try (Stream<Path> files = Files.list(locks.resolve("locks"))) {
        List<String> names = files.map(file -> file.getFileName().toString()).toList();
        assertThat(names).isNotEmpty().noneMatch(name -> name.matches(ARABIC_DIGITS));
      }
    }
  }
}
