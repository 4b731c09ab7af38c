package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.ReportJson;
import dev.payouts.core.testing.fuzz.Fuzz;
import dev.payouts.core.testing.fuzz.Verdict;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever Notion answers in the middle of a run, the run ends with a report. */
class AnsweredRunsFuzzTest {
  /** A run is some twenty answers, and one or two of them are hostile. */
  private static final int ONE_RUN_FOR_ANSWERS = 20;

  private static final List<Function<NotionWorkspace, Verdict>> WORKS =
      List.of(
          run(RunRequest.refund()),
          run(RunRequest.invoiceSplit()),
          run(RunRequest.contractorPayroll()),
          AnsweredRunsFuzzTest::audit,
          AnsweredRunsFuzzTest::doctor);

  @Test
  void runs() {
    var answers = new RecordedAnswers();
    try (WholeStack stack = WholeStack.start(AnsweredRunsFuzzTest::small)) {
      WorkspaceConfig config = stack.config();
      for (Function<NotionWorkspace, Verdict> work : WORKS) {
        Transport recording = answers.recording(stack.transport());
        try (NotionWorkspace workspace = stack.workspaceOfOneThread(config, recording)) {
          assertThat(work.apply(workspace)).isEqualTo(Verdict.accepted());
        }
      }
      Fuzz.run(
          "run",
          List.of("\"one of the recorded answers\""),
          ONE_RUN_FOR_ANSWERS,
          input -> {
            answers.changedBy(input.random());
            var work = WORKS.get(input.random().nextInt(WORKS.size()));
            try (NotionWorkspace workspace = stack.workspaceOfOneThread(config, answers)) {
              return work.apply(workspace);
            }
          });
    }
  }

  private static SandboxOptions.Builder small(SandboxOptions.Builder options) {
    return options.orders(3).refunds(2).splits(2).history(3).cornerCases();
  }

  private static Function<NotionWorkspace, Verdict> run(RunRequest.Builder request) {
    return workspace -> {
      RunReport report = workspace.engine().withoutJournal().build().run(request.build());
      assertThat(ReportJson.report(ImmutableList.of(report))).doesNotContain(Fuzz.SECRET);
      return verdict(report.failure().map(RunReport.RunFailure::sentence).orElse(null));
    };
  }

  private static Verdict verdict(@Nullable String problem) {
    return problem == null ? Verdict.accepted() : new Verdict.Refused(problem);
  }

  private static Verdict audit(NotionWorkspace workspace) {
    AuditReport report =
        workspace
            .engine()
            .withoutJournal()
            .build()
            .audit(new AuditRequest(PayableType.CONTRACTOR_PAYROLL, null));
    return verdict(report.failure().map(RunReport.RunFailure::sentence).orElse(null));
  }

  private static Verdict doctor(NotionWorkspace workspace) {
    Diagnosis diagnosis = workspace.doctor(ImmutableSet.of());
    return verdict(diagnosis.isOk() ? null : diagnosis.findings().toString());
  }
}
