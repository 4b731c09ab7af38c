package dev.payouts.notion.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeConfigurationTest {
  private static final Path COMMAND = Path.of("..", "payout-cli", "README.md");
  private static final Path CLIENT = Path.of("README.md");
  private static final Pattern JSON = Pattern.compile("```json\n(\\{.*?\\})\n```", Pattern.DOTALL);

  @Test
  void theSmallExampleIsAConfiguration() throws IOException {
    assertThat(parse(example(COMMAND, "First real run")).names().dataSources())
        .containsOnlyKeys(DataSourceKey.values());
  }

  @Test
  void theCompleteExampleHasEveryKeyAtItsDefault() throws IOException {
    String complete = example(CLIENT, "Configuration");
    WorkspaceConfig small = parse("{\"data_sources\": " + dataSources(complete) + "}");
    assertThat(parse(complete)).isEqualTo(small);
    for (String key : ConfigParser.KEYS) {
      assertThat(complete).contains('"' + key + "\": ");
    }
    for (String key : ConfigParser.NOTION_KEYS) {
      assertThat(complete).contains('"' + key + "\": ");
    }
  }

  @Test
  void theTableNamesEveryKey() throws IOException {
    String section = section(CLIENT, "Configuration");
    for (String key : ConfigParser.KEYS) {
      assertThat(section).containsPattern("\n\\| `" + key + "[`.]");
    }
    for (String key : ConfigParser.NOTION_KEYS) {
      assertThat(section).contains("\n| `notion." + key + "` |");
    }
    for (String key : LimitsSection.KEYS) {
      assertThat(section).contains("\n| `limits." + key + "` |");
    }
    for (String key : NotifySection.KEYS) {
      assertThat(section).contains("\n| `notify." + key + "` |");
    }
    for (String key : PolicySection.ROUNDING_KEYS) {
      assertThat(section).contains("\n| `rounding.CODE." + key + "` |");
    }
  }

  @Test
  void theTablesNameEveryDataSourceItsPropertiesAndItsStatuses() throws IOException {
    List<String> lines = section(CLIENT, "Configuration").lines().toList();
    for (PropertyKey property : PropertyKey.values()) {
      String start = "| `" + property.dataSource().key() + "` | ";
      assertThat(lines)
          .filteredOn(line -> line.startsWith(start))
          .singleElement()
          .asString()
          .contains(" `" + property.defaultName() + "` ");
    }
    for (StatusKey status : StatusKey.values()) {
      String key = status.property().dataSource().key() + "." + status.key();
      assertThat(lines)
          .anyMatch(
              line -> line.startsWith("| `" + key + "` | `" + status.defaultOption() + "` |"));
    }
  }

  private static WorkspaceConfig parse(String json) {
    return ConfigFile.ofText("README.md", json, Path.of("/work")).read();
  }

  private static String dataSources(String json) {
    int start = json.indexOf('{', json.indexOf("\"data_sources\""));
    return json.substring(start, json.indexOf('}', start) + 1);
  }

  private static String example(Path readme, String heading) throws IOException {
    return JSON.matcher(section(readme, heading)).results().findFirst().orElseThrow().group(1);
  }

  private static String section(Path document, String heading) throws IOException {
    String readme = Files.readString(document, UTF_8);
    int start = readme.indexOf("\n## " + heading + "\n");
    int end = readme.indexOf("\n## ", start + 1);
    return readme.substring(start, end);
  }
}
