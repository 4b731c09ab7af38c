package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each problem is one sentence: the file, the place, what is there, what was expected. */
class ConfigProblemTest {
  private static final String SOURCES =
      "\"data_sources\": {\"payouts\": \"0123456789abcdef0123456789abcdef\"}";
  private static final String WORKERS_EXPECTED = "expected a whole number from 1 to 100";
  private static final String DAY_EXPECTED = "expected a calendar date such as \"2026-09-02\"";
  private static final String URL_EXPECTED = "expected a URL such as https://api.notion.com";

  static Stream<Arguments> problems() {
    return Stream.of(
        entry(
            "\"worker\": 5", "$ has the unknown key \"worker\": the closest match is \"workers\""),
        entry(
            "\"notion\": {\"base_uri\": \"\"}",
            "$.notion has the unknown key \"base_uri\": the closest match is \"base_url\""),
        entry(
            "\"properties\": {\"payouts\": {\"taskorder\": \"X\"}}",
            "$.properties.payouts has the unknown key \"taskorder\": the closest match is"
                + " \"task_order\""),
        entry(
            "\"properties\": {\"payout\": {}}",
            "$.properties has the unknown key \"payout\": the closest match is \"payouts\""),
        entry(
            "\"statuses\": {\"payouts\": {\"canceled\": \"X\"}}",
            "$.statuses.payouts has the unknown key \"canceled\": the closest match is"
                + " \"cancelled\""),
        entry(
            "\"statuses\": {\"contractors\": {}}",
            "$.statuses has the unknown key \"contractors\": the closest match is" + " \"rates\""),
        entry(
            "\"rounding\": {\"VND\": {\"steps\": 1}}",
            "$.rounding.VND has the unknown key \"steps\": the closest match is \"step\""),
        entry(
            "\"token\": \"ntn_x\"",
            "$ has the key \"token\": the token does not belong in the configuration; set"
                + " NOTION_TOKEN or NOTION_TOKEN_FILE"),
        entry("\"workers\": 1, \"workers\": 2", "$ has the key \"workers\" twice: remove one"),
        entry("\"workers\": 0", "$.workers is 0: " + WORKERS_EXPECTED),
        entry("\"workers\": 101", "$.workers is 101: " + WORKERS_EXPECTED),
        entry("\"workers\": 2.5", "$.workers is 2.5: " + WORKERS_EXPECTED),
        entry("\"workers\": 1e999999999", "$.workers is 1e999999999: " + WORKERS_EXPECTED),
        entry("\"workers\": \"5\"", "$.workers is \"5\": " + WORKERS_EXPECTED),
        entry("\"workers\": null", "$.workers is null: " + WORKERS_EXPECTED),
        entry("\"exclusive\": \"yes\"", "$.exclusive is \"yes\": expected true or false"),
        entry("\"state_dir\": \" \"", "$.state_dir is \" \": expected the name of a directory"),
        entry("\"notion\": []", "$.notion is a list: expected an object in braces"),
        entry(
            "\"notion\": {\"requests_per_minute\": 0}",
            "$.notion.requests_per_minute is 0: expected a whole number (or null) from 1 to"
                + " 100000"),
        entry(
            "\"notion\": {\"timeout_seconds\": 601}",
            "$.notion.timeout_seconds is 601: expected a whole number of seconds from 1 to 600"),
        entry(
            "\"notion\": {\"consistency_wait_seconds\": -1}",
            "$.notion.consistency_wait_seconds is -1: expected a whole number of seconds from 0"
                + " to 3600"),
        entry(
            "\"notion\": {\"version\": \"2022-06-28\"}",
            "$.notion.version is \"2022-06-28\": expected 2025-09-03 or 2026-03-11"),
        entry(
            "\"time_zone\": \"Asia/Saigom\"",
            "$.time_zone is \"Asia/Saigom\": expected null or a time zone such as \"UTC\" or"
                + " \"Asia/Ho_Chi_Minh\"; the closest match is \"Asia/Saigon\""),
        entry(
            "\"holidays\": \"2026-09-02\"",
            "$.holidays is \"2026-09-02\": expected a list of days in brackets"),
        entry(
            "\"holidays\": [\"2026-09-02\", \"2026-02-30\"]",
            "$.holidays[1] is \"2026-02-30\": " + DAY_EXPECTED),
        entry("\"holidays\": [20260902]", "$.holidays[0] is 20260902: " + DAY_EXPECTED),
        entry("\"notify\": {}", "$.notify.url is missing: expected a URL such as"),
        entry(
            "\"notify\": {\"url\": \"https://x/s3cret#s3cret\"}",
            "$.notify.url is not such a URL (not shown): expected a URL such as"),
        entry(
            "\"notify\": {\"url\": \"https://me:s3cret@x\"}",
            "$.notify.url is not such a URL (not shown): expected a URL such as"),
        entry(
            "\"notify\": {\"url\": \"https://" + "s3cret".repeat(12) + ".example.com\"}",
            "$.notify.url is not such a URL (not shown): expected a URL such as"),
        entry(
            "\"notify\": {\"url\": \"http://example.com/s3cret\"}",
            "$.notify.url is plain http to another machine (not shown): use https"),
        entry(
            "\"notify\": {\"url\": \"https://x\", \"on\": \"never\"}",
            "$.notify.on is \"never\": expected attention or always"),
        rounding("\"step\": 0, \"mode\": \"up\"", ".step is 0: expected a number above 0,"),
        rounding(
            "\"step\": \"-1\", \"mode\": \"up\"", ".step is \"-1\": expected a number above 0,"),
        rounding("\"step\": \"a\", \"mode\": \"up\"", ".step is \"a\": expected a number above 0,"),
        rounding("\"step\": true, \"mode\": \"up\"", ".step is true: expected a number above 0,"),
        rounding("\"step\": 1e99, \"mode\": \"up\"", ".step is 1e99: expected a number above 0,"),
        rounding("\"step\": 1e-99, \"mode\": \"up\"", ".step is 1e-99: expected a number above 0,"),
        rounding("\"mode\": \"up\"", ".step is missing: expected a number above 0,"),
        rounding(
            "\"step\": 1", ".mode is missing: expected one of up, down, ceiling, floor, half_up,"),
        rounding(
            "\"step\": 1, \"mode\": \"unnecessary\"",
            ".mode is \"unnecessary\": expected up, down, ceiling, floor, half_up, half_down or"
                + " half_even"),
        rounding(
            "\"step\": 1, \"mode\": \"up\", \"applies_to\": \"mixed\"",
            ".applies_to is \"mixed\": expected monthly, hourly or all"),
        entry(
            "\"rounding\": {\" \": {}}",
            "$.rounding is an object: expected currency codes such as VND as its keys, not \" \""),
        entry(
            "\"properties\": {\"rates\": {\"payday\": \"\"}}",
            "$.properties.rates.payday is \"\": expected a name that is not blank"),
        entry(
            "\"statuses\": {\"rates\": {\"active\": \" \"}}",
            "$.statuses.rates.active is \" \": expected a name that is not blank"),
        entry(
            "\"statuses\": {\"payouts\": {\"cancelled\": \"Pending\"}}",
            "$.statuses.payouts.service_fee is the same as $.statuses.payouts.cancelled,"
                + " \"Pending\": every run would pay again; use different options"),
        entry(
            "\"statuses\": {\"rates\": {\"inactive\": \"Active\"}}",
            "$.statuses.rates.inactive is the same as $.statuses.rates.active, \"Active\":"
                + " inactive rates would be used"),
        entry(
            "\"properties\": {\"rates\": {\"end_date\": \"Start Date\"}}",
            "$.properties.rates.end_date is the same as $.properties.rates.start_date,"
                + " \"Start Date\": an open-ended rate would pay for one day only"),
        entry(
            "\"properties\": {\"payouts\": {\"task_order\": \"01 Refund\"}}",
            "$.properties.payouts.refund is the same as $.properties.payouts.task_order,"
                + " \"01 Refund\": each payout needs both"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("problems")
  void aProblemIsReportedInOneSentence(String json, String expected) {
    assertThat(problem(json)).startsWith("payouts.json: " + expected).doesNotContain("\n");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "http://api.notion.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "http://[2001:db8::1]",
        "http://0.0.0.0"
      })
  void plainHttpToAnotherMachineIsRejected(String url) {
    assertThat(problem(withUrl(url)))
        .startsWith(
            "payouts.json: $.notion.base_url is \"" + url + "\": plain http is allowed only to");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://127.8.9.1:1",
        "http://[::1]:8080",
        "HTTPS://API.NOTION.COM",
        "https://10.0.0.1/prefix"
      })
  void plainHttpToThisMachineAndHttpsToAnyMachineAreAccepted(String url) {
    assertThatCode(() -> parse(withUrl(url))).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"api.notion.com", "ftp://api.notion.com", "https:///x", "https:", "http://a_b:x"})
  void whatIsNotAUrlIsRejected(String url) {
    assertThat(problem(withUrl(url)))
        .startsWith("payouts.json: $.notion.base_url is ")
        .endsWith(URL_EXPECTED);
  }

  /** OkHttp would refuse them, with an exception, when the first request is sent. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://[::1%25eth0]",
        "http://[::1%25lo]:8080",
        "https://a-label-of-a-host-is-refused-if-it-has-more-than-sixty-three-letters.de",
        "https://xn--zzzzzzzzzzzz.example"
      })
  void aUrlWithAHostThatNoRequestCanBeSentToIsRejected(String url) {
    assertThat(problem(withUrl(url)))
        .isEqualTo("payouts.json: $.notion.base_url is \"" + url + "\": " + URL_EXPECTED);
  }

  @Test
  void aUrlWithAUserNameIsRejectedAndNotShown() {
    assertThat(problem(withUrl("https://me:hunter2@api.notion.com")))
        .contains("contains a user name or password")
        .doesNotContain("hunter2");
    assertThat(problem(withUrl("me:hunter2@api.notion.com"))).doesNotContain("hunter2");
    assertThat(problem(withUrl("https://api.notion.com?x=1"))).contains("without ? and #");
    assertThat(problem(withUrl("https://api.notion.com#x"))).contains("without ? and #");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "\"\"",
        "\"Payouts\"",
        "5",
        "\"0123456789abcdef0123456789abcdeg\"",
        "\"0123456-789ab-cdef-0123-456789abcdef0\"",
        "\"0123456789abcdef0123456789abcdef0\"",
        "\"-0123456789abcdef0123456789abcdef\""
      })
  void aDataSourceIsAnIdWithOrWithoutDashes(String id) {
    assertThat(problem("{\"data_sources\": {\"rates\": " + id + "}}"))
        .startsWith(
            "payouts.json: $.data_sources.rates is "
                + id
                + ": expected the ID of a data source or");
  }

  @Test
  void dataSourcesAreRequired() {
    assertThat(problem("{}"))
        .startsWith("payouts.json: $.data_sources is missing: add the ID of each data source");
    assertThat(problem("{\"data_sources\": {}}"))
        .contains("$.data_sources is empty: add the ID of each data source");
    assertThat(problem("{\"data_sources\": {\"task_order\": \"x\"}}"))
        .contains("unknown key \"task_order\": the closest match is \"task_orders\"");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\n\"workers\": 5,\n}",
        "{\n\n'workers': 5}",
        "{\n\n/* five */}",
        "{\n\n",
        "{}\n\n{}",
        "{\"workers\":\n\n}",
        "{\"workers\"\n\n5}",
        "{\n\n\"workers\": 05}",
        "{\n\n\"workers\": NaN}"
      })
  void invalidJsonIsRejectedWithItsLineNumber(String json) {
    assertThat(problem(json)).startsWith("payouts.json is not valid JSON: line 3, near $");
  }

  @Test
  void aDocumentThatIsNotAnObjectIsRejected() {
    assertThat(problem(" \n")).isEqualTo("payouts.json is empty: expected a JSON object");
    assertThat(problem("[]")).isEqualTo("payouts.json: $ is a list: expected an object in braces");
    assertThat(problem("[".repeat(10_000))).contains("not valid JSON");
  }

  @Test
  void aTokenInTheWrongPlaceIsNotShown() {
    assertThat(problem(withUrl("ntn_0123456789"))).doesNotContain("0123456789");
    assertThat(problem("{" + SOURCES + ", \"secret_0123456789\": 1}")).doesNotContain("0123456789");
  }

  @Test
  void allProblemsAreReportedAtOnceAndTheRestOfTheFileCounts() {
    ConfigReading reading =
        ConfigFile.ofText(
                "payouts.json",
                "{"
                    + SOURCES
                    + ", \"worker\": 5, \"notion\": {\"timeout_seconds\": 0, \"version\": \"1\"},"
                    + " \"properties\": {\"payouts\": {\"amount\": \"\", \"date\": \"Day\"}},"
                    + " \"rounding\": {\"USD\": {\"step\": 0, \"mode\": \"no\"}},"
                    + " \"time_zone\": \"Mars\", \"state_dir\": \"kept\"}",
                Path.of("/some/dir"))
            .examine();
    assertThat(reading.problems())
        .extracting(problem -> problem.substring("payouts.json: ".length()).split(" ", 2)[0])
        .containsExactly(
            "$", // the unknown key
            "$.notion.version",
            "$.notion.timeout_seconds",
            "$.properties.payouts.amount",
            "$.rounding.USD.mode",
            "$.rounding.USD.step",
            "$.time_zone");
    WorkspaceConfig config = reading.config().orElseThrow();
    assertThat(config.names().property(PropertyKey.PAYOUT_DATE)).isEqualTo("Day");
    assertThat(config.execution().stateDir()).isEqualTo(Path.of("/some/dir/kept"));
  }

  @Test
  void withoutAValidUrlThereIsNoConfiguration() {
    ConfigReading reading =
        ConfigFile.ofText("payouts.json", withUrl("http://api.notion.com"), Path.of("/some/dir"))
            .examine();
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.config()).isEmpty();
  }

  private static Arguments entry(String entry, String expected) {
    return Arguments.of("{" + SOURCES + ", " + entry + "}", expected);
  }

  private static Arguments rounding(String entries, String expected) {
    return entry("\"rounding\": {\"USD\": {" + entries + "}}", "$.rounding.USD" + expected);
  }

  private static String withUrl(String url) {
    return "{" + SOURCES + ", \"notion\": {\"base_url\": \"" + url + "\"}}";
  }

  private static String problem(String json) {
    return catchThrowableOfType(ConfigException.class, () -> parse(json)).sentence();
  }

  private static WorkspaceConfig parse(String json) {
    return ConfigFile.ofText("payouts.json", json, Path.of("/some/dir")).read();
  }
}
