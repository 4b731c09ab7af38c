package dev.payouts.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.internal.api.AnswerBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The comparison is fair: each decoder finds the same hundred orders. */
class DecodersTest {
  private static final Answers ANSWERS = Answers.ofSandbox();

  @Test
  void allThreeReadTheSameHundredRowsFromBothResponses() throws Exception {
    List<OrderRow> expected = rows(ANSWERS.asked());

    assertThat(expected).hasSize(100).doesNotHaveDuplicates();
    assertThat(expected).allSatisfy(row -> assertThat(row.contractors()).hasSize(1));
    assertThat(expected).anySatisfy(row -> assertThat(row.hours()).isPositive());
    assertThat(rows(ANSWERS.all())).isEqualTo(expected);
  }

  @Test
  void theResponseWithAllPropertiesIsLonger() {
    assertThat(ANSWERS.all().size()).isGreaterThan(ANSWERS.asked().size());
  }

  /** Returns what ours reads, after checking that the others read the same. */
  private static List<OrderRow> rows(AnswerBody body) throws Exception {
    var decoders = new Decoders(ANSWERS.query(), body);
    List<OrderRow> ours = decoders.ours().stream().map(OrderRow::of).toList();

    assertThat(decoders.maps().stream().map(page -> OrderRow.of((Map<?, ?>) page)).toList())
        .isEqualTo(ours);
    assertThat(decoders.existingClient().stream().map(OrderRow::of).toList()).isEqualTo(ours);
    return ours;
  }
}
