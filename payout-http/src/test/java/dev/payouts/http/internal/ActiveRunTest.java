package dev.payouts.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.Status;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRunJson;
import dev.payouts.core.store.runs.RunProgress;
import dev.payouts.core.store.runs.RunStarter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActiveRunTest {
  private final ActiveRun run =
      new ActiveRun(
          KeptRun.begun(
              "00000000-0000-4000-8000-000000000000",
              Instant.EPOCH,
              "type=refund",
              null,
              RunStarter.thisProcess(RunStarter.Way.HTTP)),
          RunQuery.of(new Parameters(ImmutableMap.of("type", "refund"))),
          new Admission(() -> {}, Duration.ZERO),
          new SystemHost());

  @Test
  void itReportsWhenTheBudgetResumes() {
    assertThat(KeptRunJson.beforeReport(run.run())).contains("\"budget_resumes_at\":null");
    run.budgetHolds(Duration.ofMillis(20));
    assertThat(run.run().progress().budgetResumesAt()).as("pacing").isNull();
    run.budgetHolds(Duration.ofHours(1));
    assertThat(KeptRunJson.beforeReport(run.run())).contains("\"budget_resumes_at\":\"");
    run.budgetResumed(Duration.ofHours(1));
    assertThat(run.run().progress().budgetResumesAt()).isNull();
  }

  @Test
  void anItemThatIsRevisedIsCountedOnce() {
    run.itemEnded(item(Status.FAILED, Reason.OUTCOME_UNKNOWN));
    run.itemRevised(item(Status.FAILED, Reason.OUTCOME_UNKNOWN), item(Status.CREATED, null));
    assertThat(run.run().progress().counts())
        .isEqualTo(new RunProgress.Counts(0, 0, 1, 0, 0, 0, 0, 0));
  }

  private static Item item(Status status, @Nullable Reason reason) {
    return new Item(
        new PayableId("a"),
        "",
        null,
        null,
        status,
        reason,
        null,
        null,
        null,
        ImmutableSet.of(),
        null,
        null,
        ImmutableList.of());
  }
}
