package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.payouts.core.host.Host;
import dev.payouts.core.testing.HandHost;
import dev.payouts.notion.testing.Receiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifierTest {
  private static final Map<String, String> TOKEN = Map.of("PAYOUTS_NOTIFY_TOKEN", "t0ken");
  private final HandHost host = new HandHost();
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private Optional<String> send(String url, String on, Map<String, String> variables, int code) {
    return notifier(url, on, variables, host, Duration.ofMinutes(1)).send(code, "{}");
  }

  private static Notifier notifier(
      String url, String on, Map<String, String> variables, Host host, Duration limit) {
    String json =
        "{\"data_sources\": {\"payouts\": \"%s\"}, \"notify\": {\"url\": \"%s\", \"on\": \"%s\"}}"
            .formatted("0".repeat(32), url, on);
    WorkspaceConfig config = ConfigFile.ofText("it", json, Path.of("/")).read();
    assertThat(config.toString()).doesNotContain("s3cret");
    return Notifier.of(config, variables, host, limit).orElseThrow();
  }

  @Test
  void aSummaryIsPostedOnceWithTheToken() {
    assertThat(send(receiver.url(), "attention", TOKEN, 1)).isEmpty();
    assertThat(receiver.received())
        .containsExactly(
            new Receiver.Received("POST", "/hook/s3cret?key=s3cret", "Bearer t0ken", "{}"));
    assertThat(host.elapsed()).isZero();
  }

  @Test
  void withoutATokenThereIsNoHeader() {
    assertThat(send(receiver.url(), "attention", Map.of(), 1)).isEmpty();
    assertThat(receiver.received().get(0).authorization()).isNull();
  }

  @Test
  void aRunWithoutAttentionIsToldOnRequestOnly() {
    assertThat(send(receiver.url(), "attention", TOKEN, 0)).isEmpty();
    assertThat(receiver.received()).isEmpty();
    assertThat(send(receiver.url(), "always", TOKEN, 0)).isEmpty();
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void anAttemptThatFailsIsRepeated() {
    receiver.answering(500, 429);
    assertThat(send(receiver.url(), "attention", TOKEN, 1)).isEmpty();
    assertThat(receiver.received()).hasSize(3);
    assertThat(host.elapsed()).isPositive().isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void threeFailedAttemptsAreAWarningThatShowsNeitherUrlNorToken() {
    receiver.answering(500, 500, 404);
    assertThat(send(receiver.url(), "attention", TOKEN, 1).orElseThrow())
        .isEqualTo(
            "the notification to 127.0.0.1 was not received (it answered with status 404): check"
                + " notify.url, its token and the server; the run itself is not affected");
    assertThat(receiver.received()).hasSize(3);
  }

  @Test
  void aRedirectIsNotFollowed() {
    receiver.answering(307, 302, 301);
    assertThat(send(receiver.url(), "attention", TOKEN, 1).orElseThrow()).contains("status 301");
    assertThat(receiver.received()).hasSize(3);
  }

  @Test
  void aServerThatIsNotThereIsAWarning() {
    String url = receiver.url();
    receiver.close();
    assertThat(send(url, "attention", TOKEN, 1).orElseThrow())
        .contains("(no answer)")
        .doesNotContain("s3cret", "t0ken");
  }

  /** As a DNS lookup does, the wait ignores interrupts. */
  @Test
  void anAttemptThatHangsIsAWarningAfterTheLimit() {
    receiver.answering(500);
    var end = new CountDownLatch(1);
    Host hanging =
        new HandHost() {
          @Override
          public void sleep(Duration duration) {
            Uninterruptibles.awaitUninterruptibly(end);
          }
        };
    try {
      Notifier notifier =
          notifier(receiver.url(), "always", TOKEN, hanging, Duration.ofMillis(100));
      assertThat(notifier.send(0, "{}").orElseThrow()).contains("(no answer in time)");
    } finally {
      end.countDown();
    }
  }

  @Test
  void anUnexpectedExceptionIsAWarningWithItsClassAlone() {
    receiver.answering(500);
    Host failing =
        new HandHost() {
          @Override
          public void sleep(Duration duration) {
            throw new IllegalStateException("s3cret");
          }
        };
    Notifier notifier = notifier(receiver.url(), "always", TOKEN, failing, Duration.ofMinutes(1));
    assertThat(notifier.send(0, "{}").orElseThrow())
        .contains("(IllegalStateException)")
        .doesNotContain("s3cret");
  }

  @Test
  void twoTokensOrOneThatCannotBeSentAreErrors() {
    assertThatThrownBy(
            () ->
                send(
                    receiver.url(),
                    "always",
                    Map.of("PAYOUTS_NOTIFY_TOKEN", "a", "PAYOUTS_NOTIFY_TOKEN_FILE", "b"),
                    1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("are both set");
    assertThatThrownBy(
            () -> send(receiver.url(), "always", Map.of("PAYOUTS_NOTIFY_TOKEN", "a b"), 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("the token of PAYOUTS_NOTIFY_TOKEN contains an invalid character");
    assertThat(receiver.received()).isEmpty();
  }
}
