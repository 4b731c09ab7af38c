package dev.payouts.core.internal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which names an unknown contractor is told to be similar to. */
class NearestNamesTest {
  private static Contractor contractor(String name, String discord) {
    return new Contractor(
        new ContractorId("c1"), name, discord, ImmutableList.of(), Contractor.State.ACTIVE);
  }

  private static List<String> nearest(String text, String... names) {
    return NearestNames.to(text, Arrays.stream(names).map(name -> contractor(name, "")).toList());
  }

  @Test
  void theNameWithTheMostLetterPairsInCommonIsTheFirst() {
    assertThat(nearest("annabel", "Anna", "Annabelle", "Bob")).containsExactly("Annabelle", "Anna");
  }

  @Test
  void ofEquallySimilarNamesTheShortestIsTheFirst() {
    assertThat(nearest("anna", "Anna Maria Smith", "Anna Smith", "Anna Ng"))
        .containsExactly("Anna Ng", "Anna Smith", "Anna Maria Smith");
  }

  @Test
  void atMostThreeAreSuggestedAndEachOnce() {
    assertThat(nearest("anna", "Anna A", "Anna A", "Anna Bo", "Anna Cyd", "Anna Dora"))
        .containsExactly("Anna A", "Anna Bo", "Anna Cyd");
  }

  /** "ab" has the pairs of its start, of its two letters and of its end. */
  @Test
  void aNameWithHalfAsMuchInCommonAsTheBestIsNotSuggested() {
    assertThat(nearest("abcd", "abcd", "abxx yzcd")).containsExactly("abcd", "abxx yzcd");
    assertThat(nearest("abc", "abc", "abxxx")).containsExactly("abc");
  }

  @Test
  void aNameWithNothingInCommonOrWithoutLettersIsNotSuggested() {
    assertThat(nearest("anna", "Bob")).isEmpty();
    assertThat(NearestNames.to("anna", List.of(contractor(" ", "anna")))).isEmpty();
    assertThat(nearest("a b", "x y")).isEmpty();
  }

  @Test
  void theDiscordHandleCountsToo() {
    assertThat(NearestNames.to("anna", List.of(contractor("Bob", "anna.dev"))))
        .containsExactly("Bob");
  }
}
