package dev.payouts.cli.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.options.WriteConfigOptions;
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

/** Writes a first configuration and its schema, each atomically. */
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
      throw alreadyExists(file);
    }
    NotionToken token = context.notionToken();
    WorkspaceConfig config = ConfigFile.defaults(context.environment(), context.workingDirectory());
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, token)) {
      ConfigDraft draft = workspace.draftConfiguration(writeConfigOptions.dataSources());
      draft.text().ifPresent(this::putBoth);
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

  /** The configuration names its schema, which editors expect next to it. */
  private void putBoth(String json) {
    put(file, json, /* mayReplace= */ writeConfigOptions.mayReplace());
    put(file.resolveSibling(ConfigFile.SCHEMA_NAME), ConfigFile.schema(), /* mayReplace= */ true);
  }

  private static void put(Path target, String json, boolean mayReplace) {
    CopyOption[] options =
        mayReplace
            ? new CopyOption[] {StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING}
            : new CopyOption[0];
    try {
      Path temporary = Files.createTempFile(target.getParent(), "payouts", ".tmp");
      try {
        Files.writeString(temporary, json, UTF_8);
        Files.move(temporary, target, options);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (FileAlreadyExistsException e) {
      throw alreadyExists(target);
    } catch (IOException e) {
      throw new ConfigException(
          "cannot write " + target + ": choose an existing directory that you may write to", e);
    }
  }

  private static ConfigException alreadyExists(Path file) {
    return new ConfigException(
        file + " exists already: choose another file, or replace it with --force");
  }
}
