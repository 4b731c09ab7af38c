package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotionTokenTest {
  private static final String SECRET = "ntn_recognizable";

  @TempDir Path dir;

  @Test
  void theTokenComesFromTheVariable() {
    assertThat(NotionToken.fromEnvironment(Map.of("NOTION_TOKEN", " " + SECRET + "\n")).value())
        .isEqualTo(SECRET);
  }

  @Test
  void theTokenComesFromTheFileNamedByTheVariable() throws IOException {
    Path file = Files.writeString(dir.resolve("token"), SECRET + "\r\n");
    assertThat(token(file, "").value()).isEqualTo(SECRET);
    assertThat(token(file, "").secret().source())
        .isEqualTo("the file " + file + " (NOTION_TOKEN_FILE)");
  }

  @Test
  void bothVariablesAreAnErrorUnlessOneIsBlank() throws IOException {
    Path file = Files.writeString(dir.resolve("token"), SECRET);
    assertThat(problem(Map.of("NOTION_TOKEN", "ntn_a", "NOTION_TOKEN_FILE", file.toString())))
        .isEqualTo("NOTION_TOKEN and NOTION_TOKEN_FILE are both set: unset one of them");
    assertThat(token(file, " ").value()).isEqualTo(SECRET);
  }

  @Test
  void aFileThatOtherUsersCanReadIsReported() throws IOException {
    Path file = Files.writeString(dir.resolve("token"), SECRET);
    assertThat(exposure(file, "rw-r--r--").orElseThrow()).contains("chmod o= " + file);
    assertThat(exposure(file, "rw-r-----")).isEmpty();
  }

  private static Optional<String> exposure(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return token(file, "").secret().exposure();
  }

  @Test
  void anEmptyTokenCountsAsMissing() throws IOException {
    Path file = Files.writeString(dir.resolve("token"), " \n");
    assertThat(problem(Map.of())).startsWith("no token: set NOTION_TOKEN");
    assertThat(problem(Map.of("NOTION_TOKEN", " "))).startsWith("no token: set NOTION_TOKEN");
    assertThat(problem(Map.of("NOTION_TOKEN_FILE", file.toString())))
        .startsWith("no token: set NOTION_TOKEN")
        .endsWith("which is empty: " + file);
  }

  @Test
  void aFileThatCannotBeReadIsReportedInOneSentence() {
    Path file = dir.resolve("none");
    assertThat(problem(Map.of("NOTION_TOKEN_FILE", file.toString())))
        .isEqualTo(
            "the file named by NOTION_TOKEN_FILE cannot be read: "
                + file
                + " (there is no such file)");
    assertThat(problem(Map.of("NOTION_TOKEN_FILE", dir.toString()))).contains("cannot be read");
  }

  @Test
  void aTokenThatIsInvalidInAHeaderIsRejected() {
    for (String bad :
        new String[] {SECRET + "\nX: y", SECRET + " x", SECRET + "é", SECRET + "\0"}) {
      assertThat(problem(Map.of("NOTION_TOKEN", bad)))
          .startsWith("the token of NOTION_TOKEN contains an invalid character")
          .doesNotContain(SECRET);
    }
  }

  @Test
  void theTokenIsNeverPrinted() {
    assertThat(new NotionToken(SECRET)).hasToString("NotionToken[redacted]");
  }

  private static NotionToken token(Path file, String variable) {
    return NotionToken.fromEnvironment(
        Map.of("NOTION_TOKEN_FILE", file.toString(), "NOTION_TOKEN", variable));
  }

  private static String problem(Map<String, String> environment) {
    return catchThrowableOfType(
            ConfigException.class, () -> NotionToken.fromEnvironment(environment))
        .sentence();
  }
}
