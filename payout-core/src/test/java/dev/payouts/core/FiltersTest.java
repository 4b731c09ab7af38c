package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.refund;
import static dev.payouts.core.testing.Fixtures.split;
import static dev.payouts.core.testing.Fixtures.undated;
import static dev.payouts.core.testing.Fixtures.withContractors;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.InvoiceSplit;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.Value;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filters of payout-core/RULES.md; items they do not match are not in the report. */
class FiltersTest {
  private static ImmutableList<String> matched(InMemoryWorkspace workspace, RunRequest request) {
    return workspace.engine().build().run(request).items().stream()
        .map(item -> item.payable().value())
        .collect(ImmutableList.toImmutableList());
  }

  private static ImmutableList<String> matched(String contractor) {
    var ann =
        new Contractor(ANN, "Nguyễn Thị An", "An.Dev", ImmutableList.of(), Contractor.State.ACTIVE);
    var bob = new Contractor(BOB, "Bob", "", ImmutableList.of(), Contractor.State.IN_TRASH);
    var gone = new ContractorId("gone");
    InMemoryWorkspace workspace =
        new InMemoryWorkspace()
            .with(ann)
            .with(bob)
            .with(
                order("of.ann", "2026-10-31"),
                order("of.bob", "2026-10-31", BOB),
                order("of.both", "2026-10-31", ANN, BOB),
                order("of.gone", "2026-10-31", gone),
                withContractors(order("of.nobody", "2026-10-31"), Value.empty()),
                withContractors(order("broken", "2026-10-31"), Value.unavailable("Contractor")));
    return matched(workspace, RunRequest.contractorPayroll().contractor(contractor).build());
  }

  @Test
  void theMonthFilterUsesTheOrdersDateAndNeverMatchesAnOrderWithoutOne() {
    InMemoryWorkspace workspace =
        new InMemoryWorkspace()
            .with(
                order("a", "2026-09-30"),
                order("b", "2026-10-01"),
                order("c", "2026-10-31"),
                order("d", "2026-11-01"),
                order("e", "2025-10-15"),
                undated("f"));
    RunRequest request = RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).build();
    assertThat(matched(workspace, request)).containsExactly("b", "c");
    assertThat(workspace.log()).contains("rates 1 2026-10-01 2026-10-31", "payouts 2 1");
  }

  @Test
  void theContractorIsFoundByIdHandleOrFullName() {
    assertThat(matched(" ann ")).containsExactly("of.ann", "of.both");
    assertThat(matched("ANN")).as("IDs are compared as the backend writes them").isEmpty();
    assertThat(matched("a-n-n")).isEmpty();
    assertThat(matched(" an.dev ")).containsExactly("of.ann", "of.both");
    assertThat(matched("NGUYỄN THỊ AN")).containsExactly("of.ann", "of.both");
    assertThat(matched("bob")).containsExactly("of.bob", "of.both");
    assertThat(matched("An")).isEmpty();
  }

  @Test
  void theEncodingOfAccentsDoesNotMatter() {
    assertThat(matched("Nguye\u0302\u0303n Thi\u0323 An")).containsExactly("of.ann", "of.both");
  }

  @Test
  void anOrderWhoseContractorCannotBeReadMatchesNoContractorFilter() {
    assertThat(matched("gone")).isEmpty();
  }

  @Test
  void anOrderThatNamesSeveralContractorsIsFoundThoughNoOtherOrderNamesThem() {
    InMemoryWorkspace workspace =
        new InMemoryWorkspace()
            .with(new Contractor(ANN, "An", "", ImmutableList.of(), Contractor.State.ACTIVE))
            .with(order("of.both", "2026-10-31", BOB, ANN));
    RunRequest request = RunRequest.contractorPayroll().contractor("an").build();
    assertThat(matched(workspace, request)).containsExactly("of.both");
    assertThat(workspace.log()).contains("contractors 2");
  }

  @Test
  void withoutAFilterNothingIsReadForAnOrderThatNamesSeveralContractors() {
    InMemoryWorkspace workspace =
        new InMemoryWorkspace().with(order("of.both", "2026-10-31", BOB, ANN));
    assertThat(matched(workspace, RunRequest.contractorPayroll().build()))
        .containsExactly("of.both");
    assertThat(workspace.log()).noneMatch(call -> call.startsWith("contractors"));
  }

  @Test
  void allContractorsWithTheSameNameMatch() {
    InMemoryWorkspace workspace = new InMemoryWorkspace();
    for (ContractorId id : ImmutableList.of(ANN, BOB)) {
      workspace.with(new Contractor(id, "Alex", "", ImmutableList.of(), Contractor.State.ACTIVE));
    }
    workspace.with(order("a", "2026-10-31"), order("b", "2026-10-31", BOB));
    RunRequest request = RunRequest.contractorPayroll().contractor("alex").build();
    assertThat(matched(workspace, request)).containsExactly("a", "b");
  }

  private static RunReport filtered(String contractor) {
    InMemoryWorkspace workspace = new InMemoryWorkspace();
    List<String> names = List.of("Nguyễn Thị Hạnh", "Đặng Văn Ba", "Alex Smith", "Bob Ng");
    for (int i = 0; i < names.size(); i++) {
      var id = new ContractorId("contractor." + i);
      workspace.with(
          new Contractor(id, names.get(i), "", ImmutableList.of(), Contractor.State.ACTIVE));
    }
    return workspace
        .engine()
        .build()
        .run(RunRequest.contractorPayroll().contractor(contractor).build());
  }

  @Test
  void aContractorWithoutOrdersGivesAnEmptyRun() {
    RunReport report = filtered("alex smith");
    assertThat(report.failure()).isEmpty();
    assertThat(report.items()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"Hanh, Nguyễn Thị Hạnh", "Dang Van, Đặng Văn Ba", "alexsmith, Alex Smith"})
  void anUnknownContractorIsAnErrorThatSuggestsSimilarNames(String filter, String nearest) {
    RunReport.RunFailure stop = filtered(filter).failure().orElseThrow();
    assertThat(stop.cause()).isEqualTo(FailureCause.NO_SUCH_CONTRACTOR);
    assertThat(stop.sentence())
        .contains("\"" + filter + "\"; the closest match is \"" + nearest + "\"")
        .doesNotContain("Bob Ng");
  }

  @Test
  void withoutASimilarNameNoneIsSuggested() {
    assertThat(filtered("qqq").failure().orElseThrow().sentence())
        .isEqualTo(
            "No contractor has the ID, Discord handle or full name \"qqq\": correct the filter."
                + " Nothing was created.");
  }

  @Test
  void ifTheContractorHasOrdersTheOtherContractorsAreNotRead() {
    InMemoryWorkspace workspace =
        new InMemoryWorkspace()
            .with(new Contractor(ANN, "An", "", ImmutableList.of(), Contractor.State.ACTIVE))
            .with(order("a", "2026-10-31"));
    assertThat(matched(workspace, RunRequest.contractorPayroll().contractor("an").build()))
        .containsExactly("a");
    assertThat(workspace.log()).doesNotContain("every contractor");
  }

  @Test
  void theIdFilterMatchesAPartOfTheRefundIdIgnoringCase() {
    InMemoryWorkspace workspace =
        new InMemoryWorkspace().with(refund("2026.1"), refund("2026.2"), refund("2025.1"));
    assertThat(matched(workspace, RunRequest.refund().id("ref-2026").build()))
        .containsExactly("2026.1", "2026.2");
  }

  @Test
  void aMissingAutoNameMatchesNothing() {
    InvoiceSplit of = split("s1");
    InMemoryWorkspace workspace =
        new InMemoryWorkspace()
            .with(of, named(of, "s2", Value.empty()), named(of, "s3", Value.unavailable("Auto")));
    assertThat(matched(workspace, RunRequest.invoiceSplit().id("auto").build()))
        .containsExactly("s1");
    assertThat(matched(workspace, RunRequest.invoiceSplit().build()))
        .containsExactly("s1", "s2", "s3");
  }

  private static InvoiceSplit named(InvoiceSplit of, String id, Value<String> autoName) {
    return new InvoiceSplit(
        new PayableId(id),
        of.label(),
        autoName,
        of.contractors(),
        of.amount(),
        of.currency(),
        of.description(),
        of.month());
  }
}
