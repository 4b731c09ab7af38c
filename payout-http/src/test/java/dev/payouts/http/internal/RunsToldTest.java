package dev.payouts.http.internal;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.text;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.payouts.notion.testing.Receiver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What operations hears of a run: a line in the log, and a notification. */
class RunsToldTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.payouts.http");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  @TempDir private Path directory;
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
    receiver.close();
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void configure(Trigger trigger, String members) throws IOException {
    String json = trigger.sandbox().configurationJson().strip();
    trigger.configure(
        json.substring(0, json.length() - 1) + ", " + members.replace('\'', '"') + "}");
  }

  @Test
  void theLogSaysOfEachTypeItsCountsAndDuration() throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      String id = text(json(trigger.post("?type=refund,invoice_split").body()), "runs.0.run_id");
      assertThat(lines())
          .anyMatch(
              line ->
                  line.matches(
                      "run "
                          + id
                          + " finished: type=refund month=all processed=2 created=2 planned=0"
                          + " skipped=0 failed=0 not_attempted=0 duplicates=0 ms=[0-9]+"))
          .anyMatch(line -> line.startsWith("run " + id + " finished: type=invoice_split "));
    }
  }

  @Test
  void theLogSaysWhyARunDidNotCompleteWithoutNamesAndAmounts() throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      assertThat(trigger.post("?contractor=Jane").statusCode()).isEqualTo(400);
      configure(trigger, "'limits': {'amount_per_run': {'USD': '0', 'VND': '0'}}");
      assertThat(trigger.post("?type=refund").body()).contains("limits.amount_per_run");
      assertThat(lines())
          .anyMatch(line -> line.contains(" did not complete: No contractor matches the filter"))
          .anyMatch(line -> line.contains(" did not complete: A configured limit would be"))
          .noneMatch(line -> line.contains("Jane") || line.contains("USD"));
    }
  }

  @Test
  void aRunIsToldAndADryRunIsNot() throws IOException, InterruptedException {
    try (Trigger trigger = new Trigger(directory)) {
      configure(trigger, "'notify': {'url': '" + receiver.url() + "', 'on': 'always'}");
      assertThat(trigger.post("?dry_run=true").statusCode()).isEqualTo(200);
      assertThat(trigger.post("?type=refund").statusCode()).isEqualTo(200);
      trigger.awaitEnd();
      assertThat(receiver.received()).hasSize(1);
      Map<?, ?> summary = json(receiver.received().get(0).body());
      assertThat(text(summary, "started_by")).isEqualTo("http");
      assertThat(text(summary, "exit_code")).isEqualTo("0.0");
      assertThat(text(summary, "runs.0.type")).isEqualTo("refund");
      assertThat(text(summary, "runs.0.counts.created")).isEqualTo("2.0");
    }
  }
}
