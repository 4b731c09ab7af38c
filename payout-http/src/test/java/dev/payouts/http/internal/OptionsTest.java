package dev.payouts.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void plainHttpOnAnAddressThatOthersReachIsWarnedOf(String host) {
    assertThat(Options.parse("--host", host).exposure().orElseThrow())
        .startsWith("listens on ")
        .contains("by plain HTTP")
        .contains("127.0.0.1");
  }

  @Test
  void loopbackIsNotWarnedOf() {
    assertThat(Options.parse().exposure()).isEmpty();
    assertThat(Options.parse("--host", "::1").exposure()).isEmpty();
  }
}
