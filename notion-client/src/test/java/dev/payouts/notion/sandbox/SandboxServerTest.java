package dev.payouts.notion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.notion.DataSourceKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.YearMonth;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SandboxServerTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 1);

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aQueryAndACreateGoOverHttp() throws IOException, InterruptedException {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.builder(MONTH).orders(3).build())) {
      String payouts = sandbox.workspace().dataSource(DataSourceKey.PAYOUTS);
      int before = sandbox.workspace().payouts().size();

      HttpResponse<String> found = post(sandbox, "/v1/data_sources/" + payouts + "/query", "{}");
      HttpResponse<String> created =
          post(sandbox, "/v1/pages", "{\"parent\":{\"data_source_id\":\"" + payouts + "\"}}");

      assertThat(found.statusCode()).isEqualTo(200);
      assertThat(found.body()).startsWith("{\"object\":\"list\"");
      assertThat(found.headers().firstValue("x-notion-request-id")).isPresent();
      assertThat(created.statusCode()).isEqualTo(200);
      assertThat(sandbox.workspace().payouts()).hasSize(before + 1);
      assertThat(sandbox.notion().traffic().total()).isEqualTo(2);
      PageView page = sandbox.workspace().payouts().get(before);
      assertThat(page.createdBy()).isEqualTo(sandbox.user());
    }
  }

  @Test
  void aPageIsPatchedOverHttp() throws IOException, InterruptedException {
    try (Sandbox sandbox = empty(Faults.none())) {
      String id = sandbox.workspace().contractor("Ada").discord("ada").add();
      HttpRequest patch =
          request(sandbox, "/v1/pages/" + id)
              .method("PATCH", BodyPublishers.ofString("{\"in_trash\":true}"))
              .build();

      assertThat(client.send(patch, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(sandbox.notion().view().page(id).orElseThrow().inTrash()).isTrue();
    }
  }

  @Test
  void aResetClosesTheConnectionBeforeTheResponse() throws IOException, InterruptedException {
    try (Sandbox sandbox = empty(Faults.on(Request::isWrite, 1, Fault.reset().afterWrite()))) {
      assertThatThrownBy(() -> create(sandbox)).isInstanceOf(IOException.class);
      assertThat(sandbox.workspace().payouts()).hasSize(1);
      assertThat(create(sandbox).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aTruncatedResponseEndsEarly() throws IOException, InterruptedException {
    try (Sandbox sandbox = empty(Faults.on(Request::isWrite, 1, Fault.truncated()))) {
      assertThatThrownBy(() -> create(sandbox)).isInstanceOf(IOException.class);
      assertThat(sandbox.workspace().payouts()).hasSize(1);
    }
  }

  @Test
  void aHangingResponseNeverArrives() throws IOException, InterruptedException {
    Faults hang = Faults.on(Request::isWrite, 1, Fault.hang());
    var hasCome = new CountDownLatch(1);
    Faults seen =
        (request, number) -> {
          hasCome.countDown();
          return hang.decide(request, number);
        };
    try (Sandbox sandbox = empty(seen)) {
      HttpRequest create =
          request(sandbox, "/v1/pages").POST(BodyPublishers.ofString(newPayout(sandbox))).build();
      CompletableFuture<HttpResponse<String>> answer =
          client.sendAsync(create, BodyHandlers.ofString());
      hasCome.await();
      assertThat(answer).isNotDone();
      answer.cancel(true);
      assertThat(sandbox.workspace().payouts()).isEmpty();
      assertThat(create(sandbox).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anErrorOfAProxyIsHtml() throws IOException, InterruptedException {
    try (Sandbox sandbox = empty(Faults.on(Request::isWrite, 1, Fault.html(502)))) {
      HttpResponse<String> answer = create(sandbox);

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.headers().firstValue("content-type")).contains("text/html");
      assertThat(answer.body()).startsWith("<html>");
    }
  }

  @Test
  void theConfigurationContainsTheServerAndTheDataSources() {
    try (Sandbox sandbox = empty(Faults.none())) {
      assertThat(sandbox.configurationJson())
          .contains("\"base_url\":\"" + sandbox.baseUrl() + "\"")
          .contains(
              "\"task_orders\":\"" + sandbox.dataSources().get(DataSourceKey.TASK_ORDERS) + "\"");
    }
  }

  private static Sandbox empty(Faults faults) {
    return Sandbox.start(SandboxOptions.builder(MONTH).empty().faults(faults).build());
  }

  private HttpResponse<String> create(Sandbox sandbox) throws IOException, InterruptedException {
    return post(sandbox, "/v1/pages", newPayout(sandbox));
  }

  private static String newPayout(Sandbox sandbox) {
    return "{\"parent\":{\"data_source_id\":\"%s\"},\"properties\":{}}"
        .formatted(sandbox.workspace().dataSource(DataSourceKey.PAYOUTS));
  }

  private HttpResponse<String> post(Sandbox sandbox, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest post = request(sandbox, path).POST(BodyPublishers.ofString(body)).build();
    return client.send(post, BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(Sandbox sandbox, String path) {
    return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
        .header("Authorization", "Bearer " + sandbox.token())
        .header("Notion-Version", "2026-03-11")
        .header("Content-Type", "application/json");
  }
}
