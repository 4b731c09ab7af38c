package dev.payouts.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import org.junit.jupiter.api.Test;

class ReportHtmlTest {
  private static final RunRequest REFUNDS = RunRequest.refund().build();
  private static final RunReport RUN =
      Reports.report(
          REFUNDS,
          Reports.created("1", "An", "RFD-1", "10 USD"),
          Reports.created("2", "Bo", "RFD-2", "20 USD"),
          Reports.left("3", "Cy", Reason.CONTRACTOR_MISSING, "Enter the contractor."));

  @Test
  void aLimitedPageShowsWhatNeedsAttentionTotalsAllAndCountsTheRest() {
    String page = ReportHtml.html(ImmutableList.of(REFUNDS), ImmutableList.of(RUN), 2);
    assertThat(page)
        .contains("Enter the contractor.", "RFD-1", "30.00", "1 more item is in the JSON report.")
        .doesNotContain("RFD-2");
  }

  @Test
  void aPageOfAsManyItemsAsItMayShowShowsThemAll() {
    String page = ReportHtml.html(ImmutableList.of(REFUNDS), ImmutableList.of(RUN), 3);
    assertThat(page)
        .isEqualTo(
            ReportHtml.html(ImmutableList.of(REFUNDS), ImmutableList.of(RUN), Purpose.REPORT));
    assertThat(page).contains("RFD-1", "RFD-2").doesNotContain("more item");
  }
}
