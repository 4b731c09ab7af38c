package dev.payouts.cli.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.Capture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {
  private static final Logger LOG = LoggerFactory.getLogger(LoggingTest.class);

  private final Capture capture = new Capture(Path.of("/work"));

  @Test
  void onlyWarningsAreLoggedUnlessAskedForAndWithoutStackTraces() {
    log(Logging.Detail.QUIET);
    assertThat(capture.err()).isEqualTo("WARN  warned ế" + System.lineSeparator());
  }

  @Test
  void everythingIsLoggedIfAskedFor() {
    log(Logging.Detail.VERBOSE);
    assertThat(capture.err())
        .containsPattern("\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d DEBUG LoggingTest detail")
        .contains("IllegalStateException: cause");
    assertThat(capture.out()).isEmpty();
  }

  @Test
  void nothingIsLoggedAfterwards() {
    log(Logging.Detail.QUIET);
    LOG.warn("late");
    assertThat(capture.err()).doesNotContain("late");
  }

  private void log(Logging.Detail detail) {
    Logging.during(
        detail,
        capture.context().err(),
        () -> {
          LOG.debug("detail");
          LOG.warn("warned ế", new IllegalStateException("cause"));
          return 0;
        });
  }
}
