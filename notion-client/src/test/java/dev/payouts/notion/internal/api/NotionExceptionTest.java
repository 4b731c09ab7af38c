package dev.payouts.notion.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.JsonReader;
import dev.payouts.notion.internal.api.ApiRequest.Kind;
import dev.payouts.notion.sim.Scheduler;
import dev.payouts.notion.sim.VirtualHost;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only Notion's own codes tell what it has and supports (notion-client/NOTION.md). */
class NotionExceptionTest {
  private static NotionException failure(int status, String body) {
    var notion = new ScriptedTransport().answers(status, body.replace('\'', '"'));
    var host = new VirtualHost(new Scheduler(1), Instant.EPOCH);
    var sender = new ApiSender(notion, host, null);
    return catchThrowableOfType(
        NotionException.class,
        () -> sender.send(new ApiRequest(Kind.QUERY, "POST", "/v1/x", "{}"), JsonReader::nextInt));
  }

  @Test
  void whatDoesNotExistIsNotFoundAndAnInvalidParameterIsRejected() {
    assertThat(failure(404, "{'code':'object_not_found','message':'none'}").isNotFound()).isTrue();
    NotionException invalid =
        failure(400, "{'code':'validation_error','message':'body.is_archived should be absent'}");
    assertThat(invalid.rejects(NotionApi.IS_ARCHIVED)).isTrue();
    assertThat(invalid.rejects(NotionApi.START_CURSOR)).isFalse();
    assertThat(invalid.isNotFound()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "<html>not found</html>",
        "{'message':'no route'}",
        "{'code':'not_found','message':'no route'}",
        "{'code':'404','message':'no route'}",
      })
  void anotherServers404SaysNothingAboutWhatNotionHas(String body) {
    assertThat(failure(404, body).isNotFound()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'message':'blocked: is_archived'}",
        "{'code':'invalid_request','message':'blocked: is_archived'}",
        "{'code':'BAD_REQUEST','message':'blocked: is_archived'}",
      })
  void anotherServers400SaysNothingAboutWhatNotionSupports(String body) {
    assertThat(failure(400, body).rejects(NotionApi.IS_ARCHIVED)).isFalse();
  }
}
