package dev.payouts.notion.textbook;

import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.Exchange;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.SandboxNotion;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.sim.SandboxWire;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.stream.Collectors;

/** A random workspace and the whole client over it, in one process and without a socket. */
final class DirectStack implements AutoCloseable {
  private static final Instant MORNING = Instant.parse("2026-11-02T09:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-02T20:00:00Z");
  private static final String TOKEN = "secret";

  private final Instant now;
  private final SandboxNotion notion;
  private final PayrollWorkspace workspace;
  private final Book book;

  private DirectStack(long seed) {
    now = seed % 2 == 0 ? MORNING : EVENING;
    notion =
        new SandboxNotion(
            () -> now, SandboxOptions.builder(YearMonth.of(2026, 1)).seed(seed).build());
    notion.editor().addToken(TOKEN);
    workspace = PayrollWorkspace.create(notion);
    book = RandomBook.fill(seed, workspace, now);
  }

  static DirectStack start(long seed) {
    return new DirectStack(seed);
  }

  Book book() {
    return book;
  }

  /** Runs once, without a journal. */
  RunReport run(RunRequest request) {
    WorkspaceConfig config = ConfigFile.ofText("textbook", configuration(), Path.of(".")).read();
    var machine = new PlainMachine(now);
    var api = new NotionApi(new ApiSender(new Direct(), machine, null));
    NotionPorts ports = NotionPorts.over(api, config, machine, machine);
    return ports
        .engine()
        .policy(config.policy())
        .withoutJournal()
        .host(machine)
        .build()
        .run(request);
  }

  private String configuration() {
    String json = workspace.configurationJson(URI.create("http://127.0.0.1:1")).strip();
    String settings =
        "{\"holidays\": %s, \"time_zone\": %s, \"rounding\": %s,"
            .formatted(
                book.holidays.stream()
                    .map(day -> "\"" + day + "\"")
                    .collect(Collectors.joining(",", "[", "]")),
                book.timeZone == null ? null : "\"" + book.timeZone + "\"",
                book.currencies.json());
    return json.replaceFirst("\\{", settings);
  }

  /** Hands each request to the sandbox. */
  private final class Direct implements Transport {
    @Override
    public ApiReply exchange(ApiRequest request, Departure departure) {
      departure.mayLeave();
      Exchange exchange = notion.handle(SandboxWire.request(request, TOKEN));
      return SandboxWire.reply(exchange.reply().orElseThrow());
    }

    @Override
    public void close() {}
  }

  @Override
  public void close() {}
}
