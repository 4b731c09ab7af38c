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

/** Writes a first configuration, atomically. */
final class ConfigWriter {
  private static final String AREA = "configuration";

  private final CommandContext context;
  private final WriteConfigOptions writeConfigOptions;
  private final Path file;

  ConfigWriter(CommandContext context, WriteConfigOptions writeConfigOptions) {
    this.context = context;
    this.writeConfigOptions = writeConfigOptions;
    this.file = context.workingDirectory().resolve(writeConfigOptions.file());
  }

  /**
   * Writes the configuration and returns the findings.
   *
   * @throws ConfigException if there is no token, or the file exists or cannot be written
   */
  Diagnosis write() {
    if (!writeConfigOptions.mayReplace() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw alreadyExists();
    }
    NotionToken token = NotionToken.fromEnvironment(context.environment());
    WorkspaceConfig config = ConfigFile.defaults(context.environment(), context.workingDirectory());
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, token)) {
      ConfigDraft draft = workspace.draftConfiguration(writeConfigOptions.dataSources());
      draft.text().ifPresent(this::put);
      Finding outcome =
          draft.text().isPresent()
              ? Finding.ok(
                  AREA, "wrote " + file + ": review it, then check it with 'payouts doctor'")
              : Finding.error(AREA, "nothing was written: no data source was recognized");
      Diagnosis seen = draft.diagnosis();
      return new Diagnosis(
          ImmutableList.<Finding>builder().addAll(seen.findings()).add(outcome).build(),
          seen.contact(),
          seen.payouts());
    }
  }

  private void put(String json) {
    Path directory = context.workingDirectory().resolve(file).getParent();
    CopyOption[] options =
        writeConfigOptions.mayReplace()
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
      throw alreadyExists();
    } catch (IOException e) {
      throw new ConfigException(
          "cannot write " + file + ": choose an existing directory that you may write to", e);
    }
  }

  private ConfigException alreadyExists() {
    return new ConfigException(
        file + " exists already: choose another file, or replace it with --force");
  }
}
