package dev.payouts.core.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MutatorTest {
  private static final List<String> EXAMPLES = List.of("{\"a\":[1,true,\"x\"]}", "{\"b\":null}");

  @Test
  void theSameSeedMakesTheSameInputAndOthersMakeOthers() {
    var mutator = new Mutator(EXAMPLES);
    assertThat(mutated(mutator, 7)).isEqualTo(mutated(mutator, 7));
    long different =
        LongStream.range(0, 1_000).mapToObj(i -> mutated(mutator, i)).distinct().count();
    assertThat(different).isGreaterThan(500);
  }

  private static String mutated(Mutator mutator, long seed) {
    return mutator.mutate(new SplittableRandom(seed));
  }

  @Test
  void anUndocumentedExceptionASecretAndAStackTraceAreFaults() {
    assertThatThrownBy(() -> Fuzz.run("throws", EXAMPLES, input -> throwing()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed 0: java.lang.IllegalStateException: broken");
    assertThatThrownBy(() -> Fuzz.run("tells", EXAMPLES, input -> new Verdict.Refused(Fuzz.SECRET)))
        .hasMessageContaining("holds a secret");
    assertThatThrownBy(
            () -> Fuzz.run("traces", EXAMPLES, input -> new Verdict.Refused("a.B\n\tat a.B.c(D)")))
        .hasMessageContaining("holds a stack trace");
  }

  @Test
  void memoryThatNoInputIsWorthIsAFault() {
    assertThatThrownBy(
            () ->
                Fuzz.run(
                    "allocates",
                    EXAMPLES,
                    input -> new Verdict.Refused("of " + new byte[32 << 20].length)))
        .hasMessageContaining("bytes allocated");
  }

  private static Verdict throwing() {
    throw new IllegalStateException("broken");
  }
}
