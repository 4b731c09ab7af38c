package dev.payouts.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.sandbox.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {
  @TempDir private Path directory;
  private final SteppedHost host = new SteppedHost();

  @Test
  void theServerIsNotReadyWhileNotionsLastAnswerRefusedTheToken() throws IOException {
    try (Trigger trigger = new Trigger(directory, 1, host)) {
      assertThat(ready(trigger).statusCode()).isEqualTo(200);
      trigger.failing(Optional.of(Fault.status(401)));
      assertThat(trigger.post("").body())
          .contains("Notion rejected the token of NOTION_TOKEN (Notion answered");
      assertThat(ready(trigger).statusCode()).isEqualTo(503);
      assertThat(ready(trigger).body())
          .contains("Notion refused the token: see the log.")
          .doesNotContain(trigger.environment().get("NOTION_TOKEN"));
      trigger.failing(Optional.empty());
      assertThat(trigger.post("").statusCode()).isEqualTo(200);
      assertThat(ready(trigger).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anIdleServerAsksOnceAMinuteWhetherNotionAcceptsTheTokenAgain() throws IOException {
    try (Trigger trigger = new Trigger(directory, 1, host)) {
      trigger.failing(Optional.of(Fault.status(401)));
      assertThat(trigger.post("").statusCode()).isEqualTo(502);
      assertThat(ready(trigger).statusCode()).isEqualTo(503);
      trigger.failing(Optional.empty());
      Instant end = Instant.now().plus(Trigger.LONGEST_HOLD);
      while (ready(trigger).statusCode() != 200 && Instant.now().isBefore(end)) {
        host.advance(Duration.ofMinutes(1));
      }
      assertThat(ready(trigger).statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<String> ready(Trigger trigger) {
    host.advance(Duration.ofSeconds(6)); // results are cached for five
    return trigger.sendBare("GET", "/readyz");
  }
}
