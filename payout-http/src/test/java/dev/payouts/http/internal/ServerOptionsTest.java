package dev.payouts.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerOptionsTest {
  @Test
  void theLogLevelIsOneOfFour() {
    assertThat(ServerOptions.parse().logLevel()).isEqualTo("info");
    assertThat(ServerOptions.parse("--log-level", "debug").logLevel()).isEqualTo("debug");
    assertThatThrownBy(() -> ServerOptions.parse("--log-level", "loud"))
        .hasMessageContaining("\"loud\" (expected error, warn, info or debug)");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void plainHttpOnAPublicAddressIsAWarning(String host) {
    assertThat(ServerOptions.parse("--host", host).exposure().orElseThrow())
        .startsWith("listens on ")
        .contains("over plain HTTP")
        .contains("127.0.0.1");
  }

  @Test
  void loopbackIsNotAWarning() {
    assertThat(ServerOptions.parse().exposure()).isEmpty();
    assertThat(ServerOptions.parse("--host", "::1").exposure()).isEmpty();
  }
}
