package dev.payouts.core.store;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.RateFixture.monthly;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.Payable;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {
  private static final Payable FIRST = order("o1", "2026-09-30");
  private static final Payable SECOND = order("o2", "2026-10-31");

  private static String plan(Payable... orders) {
    var workspace =
        new InMemoryWorkspace()
            .with(contractor(ANN, "Design"), monthly("r", "2000", "USD").build())
            .with(orders);
    RunRequest request = RunRequest.contractorPayroll().with(RunOption.DRY_RUN).build();
    return PlanFile.render(
        ImmutableList.of(workspace.engine().build().run(request)), Instant.EPOCH, "ann on ops1");
  }

  @Test
  void theSamePlanGivesTheSameFileRegardlessOfOrderAndTime() {
    assertThat(plan(FIRST, SECOND)).isEqualTo(plan(SECOND, FIRST));
  }

  @Test
  void twoPlansDifferOnlyInTheChangedLines() {
    var one = ImmutableList.copyOf(plan(FIRST, SECOND).lines().iterator());
    var other = ImmutableList.copyOf(plan(FIRST, order("o2", "2026-10-30")).lines().iterator());
    assertThat(one).hasSameSizeAs(other);
    int different = 0;
    for (int i = 0; i < one.size(); i++) {
      different += one.get(i).equals(other.get(i)) ? 0 : 1;
    }
    assertThat(different).as("the date and the checksum").isEqualTo(2);
  }

  @Test
  void aPlanIsReadBackUnchanged() {
    PlanFile.Plan read = PlanFile.parse("october.json", plan(FIRST, SECOND)).get(0);
    assertThat(read.approval().items()).hasSize(2);
    assertThat(read.request().has(RunOption.DRY_RUN)).isFalse();
  }

  @Test
  void aPlanOfANewerVersionIsRejectedAndOneWithoutAVersionIsRead() {
    assertThatThrownBy(() -> PlanFile.parse("october.json", ofVersion("\n  \"version\": 2,")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "october.json was written by a newer version of this program: use that version here"
                + " too");
    assertThat(PlanFile.parse("october.json", ofVersion(""))).hasSize(1);
  }

  /** Replaces the version and adjusts the checksum; the first version did not say who planned. */
  private static String ofVersion(String version) {
    String body =
        plan(FIRST)
            .replace("\n  \"version\": 1,", version)
            .replaceAll(version.isEmpty() ? "\n  \"planned_.*" : "$^", "");
    body = body.substring(0, body.indexOf(",\n  \"checksum\""));
    String checksum = Hashing.sha256().hashString(body, UTF_8).toString();
    return body + ",\n  \"checksum\": \"sha256:" + checksum + "\"\n}\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000", "o1", "\n", "[0-9a-f]{60}", "planned", "USD"})
  void aChangedFileIsRejected(String part) {
    String altered = plan(FIRST).replaceFirst(part, part.equals("2000") ? "2001" : "x" + part);
    assertThatThrownBy(() -> PlanFile.parse("october.json", altered))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("october.json ")
        .hasMessageContaining("changed");
  }

  @Test
  void aPlanWithAnotherKindOfChecksumIsOfAnotherVersion() {
    String newer = plan(FIRST).replaceFirst("sha256:[0-9a-f]{64}", "blake3-256:Zm9v/+==");
    assertThat(PlanFile.isPlan(newer)).isTrue();
    assertThatThrownBy(() -> PlanFile.parse("october.json", newer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "october.json is damaged or was written by another version of this program: make a new"
                + " plan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"runs\": []}", "[", "\u0000"})
  void anyOtherFileIsNotAPlan(String content) {
    assertThatThrownBy(() -> PlanFile.parse("october.json", content))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("payouts plan --out");
  }
}
