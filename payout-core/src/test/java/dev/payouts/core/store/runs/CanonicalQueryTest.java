package dev.payouts.core.store.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableType;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class CanonicalQueryTest {
  @Test
  void everyFilterAndOptionIsInTheText() {
    RunRequest request =
        RunRequest.contractorPayroll()
            .month(YearMonth.of(2026, 10))
            .contractor("Nguyễn An & co")
            .payDay(new PayDay(15))
            .with(RunOption.FORCE)
            .with(RunOption.DRY_RUN)
            .build();
    String text = CanonicalQuery.of(ImmutableList.of(request));
    assertThat(text)
        .isEqualTo(
            "type=contractor_payroll&month=2026-10&contractor=Nguy%E1%BB%85n+An+%26+co&pay_day=15"
                + "&force=true&dry_run=true");
    assertThat(CanonicalQuery.filters(text))
        .containsExactly(
            "month=2026-10",
            "contractor=Nguyễn An & co",
            "pay_day=15",
            "force=true",
            "dry_run=true");
    assertThat(CanonicalQuery.isDryRun(text)).isTrue();
  }

  @Test
  void theTypesAreInTheOrderInWhichTheyAreRun() {
    String text =
        CanonicalQuery.of(
            ImmutableList.of(
                RunRequest.invoiceSplit().id("x").build(), RunRequest.refund().id("x").build()));
    assertThat(text).isEqualTo("type=invoice_split,refund&id=x");
    assertThat(CanonicalQuery.types(text))
        .containsExactly(PayableType.INVOICE_SPLIT, PayableType.REFUND);
    assertThat(CanonicalQuery.isDryRun(text)).isFalse();
  }

  @Test
  void aTextThatWasEditedByHandIsStillShown() {
    assertThat(CanonicalQuery.types("type=refund,travel&%zz")).containsExactly(PayableType.REFUND);
    assertThat(CanonicalQuery.filters("type=refund&%zz")).containsExactly("%zz");
    assertThat(CanonicalQuery.types("")).isEmpty();
  }
}
