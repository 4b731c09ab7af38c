package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import dev.payouts.core.RunReport;
import dev.payouts.core.Shard;
import dev.payouts.core.host.MachineLocks.LastCreate;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Valid files of every kind. */
public final class Examples {
  private static final Instant AT = Instant.parse("2026-10-31T08:00:00Z");
  private static final String RUN = "00000000-0000-4000-8000-000000000001";

  private Examples() {}

  /** Returns a journal with every event. */
  static String journal() {
    return JournalLines.render(entries(AT));
  }

  /** Returns the same after a compaction long afterwards. */
  static String compactedJournal() {
    return JournalLines.render(Compaction.of(entries(AT), AT.plus(Duration.ofDays(700))));
  }

  private static ImmutableList<JournalEntry> entries(Instant at) {
    List<JournalEntry> entries = new ArrayList<>();
    int number = 0;
    for (Event event : Event.values()) {
      for (PayableType type : PayableType.values()) {
        number++;
        boolean hasPayout = event != Event.INTENDED;
        entries.add(
            new JournalEntry(
                at.plusSeconds(number),
                RUN,
                event,
                type,
                new PayableId(uuid(100 + number)),
                new ContractorId(uuid(200 + number)),
                number % 3 == 0 ? null : LocalDate.of(2026, 10, 31),
                hasPayout ? new PayoutId(uuid(300 + number)) : null));
      }
    }
    return ImmutableList.copyOf(entries);
  }

  private static String uuid(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }

  /** Returns plans, one with everything that a plan can find. */
  static List<String> plans() {
    String everything = golden("everything.json");
    String withNewContractor =
        everything
            .replace("\"change\": \"moved\"", "\"change\": \"new\"")
            .replace("\"before\": \"1909.09\"", "\"before\": null");
    return List.of(plan(golden("plan.json")), plan(everything), plan(withNewContractor));
  }

  private static String plan(String reports) {
    byte[] dryRun = reports.getBytes(UTF_8);
    return PlanFile.render(ReportParser.parse(new ByteArrayInputStream(dryRun)), AT, null);
  }

  /** Returns the JSON of dry runs as plans. */
  static String planJson(List<RunReport> plans) {
    var json = new ByteArrayOutputStream();
    try {
      ReportJson.plan(plans, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toString(UTF_8);
  }

  /** Returns reports of runs and of plans. */
  public static List<String> reports() {
    return List.of(golden("report.json"), golden("plan.json"));
  }

  private static String golden(String name) {
    try {
      return Resources.toString(Resources.getResource(Examples.class, name), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> notes() {
    LastCreate create = new LastCreate(AT, RUN, "/state", 3);
    return List.of(
        new LockContent("run 1", create).line(),
        ShardFile.text(Shard.WHOLE),
        "{\"version\":1,\"payouts\":\"payouts\"}\n");
  }
}
