package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.testing.fuzz.Fuzz;
import dev.payouts.core.testing.fuzz.Input;
import dev.payouts.core.testing.fuzz.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is in a configuration, it is read or refused with a sentence for each thing. */
class ConfigFuzzTest {
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

  @Test
  void configurations() {
    Fuzz.run("configuration", List.of(EVERY_KEY, LEAST), ConfigFuzzTest::feed);
  }

  private static Verdict feed(Input input) {
    ConfigFile file = ConfigFile.ofText("payouts.json", input.text(), Path.of("/srv/payouts"));
    try {
      ConfigReading reading = file.examine();
      WorkspaceConfig config = file.read();
      assertThat(reading.problems()).isEmpty();
      assertThat(config.toString()).isNotEmpty();
      return Verdict.accepted();
    } catch (ConfigException documented) {
      return new Verdict.Refused(documented.sentence());
    }
  }
}
