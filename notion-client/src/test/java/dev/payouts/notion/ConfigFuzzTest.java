package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.payouts.core.testing.fuzz.Fuzz;
import dev.payouts.core.testing.fuzz.Input;
import dev.payouts.core.testing.fuzz.Verdict;
import java.nio.file.Path;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Whatever is in a configuration, it is read or refused with a sentence for each thing. */
class ConfigFuzzTest {
  private static final int SHOWN = 5_000;
  private static final String EVERY_KEY =
      """
      {
        "notion": {"base_url": "https://proxy.example/notion/", "version": "2025-09-03",
                   "requests_per_minute": 120, "timeout_seconds": 30,
                   "consistency_wait_seconds": 0},
        "data_sources": {"task_orders": "0123456789ABCDEF0123456789abcdef",
                         "payouts": "01234567-89ab-cdef-0123-456789abcdef"},
        "properties": {"payouts": {"task_order": "Order"}, "rates": {"payday": "Pay day"}},
        "statuses": {"payouts": {"service_fee": "New"}, "task_orders": {"approved": "OK"}},
        "rounding": {"USD": {"step": 0.05, "mode": "half_even", "applies_to": "hourly"},
                     "XTS": {"step": "10", "mode": "up"}},
        "time_zone": "Asia/Ho_Chi_Minh", "holidays": ["2026-09-02", "2026-01-01"],
        "limits": {"payouts_per_run": 10, "amount_per_payout": {"VND": 100000000},
                   "amount_per_run": {"USD": "50000.50"}, "variance_percent": 12.5},
        "workers": 8, "exclusive": false, "state_dir": "state"
      }
      """;

  private static final String LEAST =
      "{\"data_sources\": {\"payouts\": \"01234567-89ab-cdef-0123-456789abcdef\"}}";

  /** Close to a configuration that is read: an address with a zone. */
  private static final String ADDRESS =
      "{\"notion\": {\"base_url\": \"http://[::1%25lo]:8080/\"}, " + LEAST.substring(1);

  @Test
  void configurations() {
    List<String> examples = List.of(EVERY_KEY, LEAST, ADDRESS, everyName());
    Fuzz.run("configuration", examples, ConfigFuzzTest::feed);
  }

  /** Returns a configuration with the default of every property and every status option. */
  private static String everyName() {
    ListMultimap<String, String> properties = ArrayListMultimap.create();
    ListMultimap<String, String> statuses = ArrayListMultimap.create();
    for (PropertyKey key : PropertyKey.values()) {
      properties.put(key.dataSource().key(), member(key.key(), '"' + key.defaultName() + '"'));
    }
    for (StatusKey key : StatusKey.values()) {
      String dataSource = key.property().dataSource().key();
      statuses.put(dataSource, member(key.key(), '"' + key.defaultOption() + '"'));
    }
    return object(member("properties", objects(properties)), member("statuses", objects(statuses)));
  }

  private static String objects(ListMultimap<String, String> members) {
    return object(
        members.keySet().stream()
            .map(name -> member(name, object(members.get(name).toArray(String[]::new))))
            .toArray(String[]::new));
  }

  private static String object(String... members) {
    return "{" + String.join(", ", members) + "}";
  }

  private static String member(String name, String value) {
    return '"' + name + "\": " + value;
  }

  private static Verdict feed(Input input) {
    ConfigFile file = ConfigFile.ofText("payouts.json", input.text(), Path.of("/srv/payouts"));
    ConfigReading reading = file.examine();
    if (reading.config().isPresent() && reading.problems().isEmpty()) {
      WorkspaceConfig config = file.read();
      assertThat(config).hasToString(reading.config().get().toString());
      assertThat(HttpUrl.parse(config.connection().baseUrl() + "/v1/users/me")).isNotNull();
      return Verdict.accepted();
    }
    String problems = String.join("\n", reading.problems());
    assertThat(problems).isNotEmpty();
    return problems.contains(": $") // where in the JSON
        ? new Verdict.Judged(problems.substring(0, Math.min(problems.length(), SHOWN)))
        : new Verdict.Refused(problems);
  }
}
