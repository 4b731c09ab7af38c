package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Finding;
import dev.payouts.notion.ConfigDraft;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.Diagnosis;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes a configuration to start from, and puts it into a file at once or not at all. */
final class ConfigWriting {
  private static final String AREA = "configuration";

  private final Surroundings surroundings;
  private final DraftChoices choices;
  private final Path file;

  ConfigWriting(Surroundings surroundings, DraftChoices choices) {
    this.surroundings = surroundings;
    this.choices = choices;
    this.file = surroundings.workingDirectory().resolve(choices.file());
  }

  /**
   * Writes it, and returns what was seen.
   *
   * @throws ConfigException if there is no token, or the file cannot be written or is there already
   */
  Diagnosis write() {
    if (!choices.mayReplace() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw alreadyThere();
    }
    NotionToken token = NotionToken.fromEnvironment(surroundings.environment());
    WorkspaceConfig config =
        ConfigFile.defaults(surroundings.environment(), surroundings.workingDirectory());
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, token)) {
      ConfigDraft draft = workspace.draftConfiguration(choices.dataSources());
      draft.text().ifPresent(this::put);
      Finding outcome =
          draft.text().isPresent()
              ? Finding.ok(
                  AREA, file + " is written: look at it, then run 'payouts doctor' with it")
              : Finding.error(AREA, "nothing was written: there is nothing to write");
      Diagnosis seen = draft.diagnosis();
      return new Diagnosis(
          ImmutableList.<Finding>builder().addAll(seen.findings()).add(outcome).build(),
          seen.contact());
    }
  }

  private void put(String json) {
    Path directory = surroundings.workingDirectory().resolve(file).getParent();
    CopyOption[] options =
        choices.mayReplace()
            ? new CopyOption[] {StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING}
            : new CopyOption[0];
    try {
      Path temporary = Files.createTempFile(directory, "payouts", ".tmp");
      try {
        Files.writeString(temporary, json, UTF_8);
        Files.move(temporary, file, options);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (FileAlreadyExistsException e) {
      throw alreadyThere();
    } catch (IOException e) {
      throw new ConfigException(
          file + " cannot be written: name a file in a directory that is there and yours", e);
    }
  }

  private ConfigException alreadyThere() {
    return new ConfigException(
        file + " is there already: name another file, or replace it with --force");
  }
}
