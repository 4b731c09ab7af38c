package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class TestLogTest {
  @Test
  void theLogOfTheTestsIsConfiguredOnce() throws IOException {
    ClassLoader loader = TestLogTest.class.getClassLoader();
    assertThat(Collections.list(loader.getResources("logback-test.xml"))).hasSize(1);
  }
}
