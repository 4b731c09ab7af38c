package dev.payouts.cli.commands;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.options.DoctorOptions;
import dev.payouts.core.Finding;
import dev.payouts.core.HostSharing;
import dev.payouts.core.RunOption;
import dev.payouts.core.store.StateCheckup;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.ConfigReading;
import dev.payouts.notion.Diagnosis;
import dev.payouts.notion.Diagnosis.Contact;
import dev.payouts.notion.Notifier;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks everything that a run needs. A problem does not end the checks. */
final class DoctorChecks {
  private static final String CONFIGURATION = "configuration";
  private static final String NOT_CHECKED =
      "not checked, because the URL of Notion could not be read from the configuration";
  private static final Diagnosis NOT_ASKED =
      new Diagnosis(ImmutableList.of(), Contact.NOT_ASKED, Optional.empty());

  private final CommandContext context;
  private final DoctorOptions doctorOptions;
  private final ImmutableList.Builder<Finding> findings = ImmutableList.builder();

  DoctorChecks(CommandContext context, DoctorOptions doctorOptions) {
    this.context = context;
    this.doctorOptions = doctorOptions;
  }

  Diagnosis run() {
    Optional<ConfigFile> file = file();
    Optional<WorkspaceConfig> config = file.flatMap(this::config);
    Optional<NotionToken> token =
        readOrReport("token", () -> NotionToken.fromEnvironment(context.environment()));
    token
        .flatMap(value -> value.secret().exposure())
        .ifPresent(sentence -> findings.add(Finding.warning("token", sentence)));
    config
        .flatMap(read -> readOrReport("notify", () -> Notifier.of(read, context.environment())))
        .flatMap(notifier -> notifier)
        .flatMap(Notifier::exposure)
        .ifPresent(sentence -> findings.add(Finding.warning("notify", sentence)));
    Optional<WorkspaceConfig> reachable =
        file.isPresent() || isFileExpected() ? config : defaults();
    if (reachable.isEmpty()) { // the token is only for the server that the user means
      findings.add(Finding.warning("connection", NOT_CHECKED));
    }
    Diagnosis notions =
        token.isPresent() && reachable.isPresent()
            ? askNotion(reachable.get(), config, token.get())
            : NOT_ASKED;
    findings.addAll(notions.findings());
    Optional<Path> stateDir =
        doctorOptions
            .common()
            .state(context)
            .or(() -> config.map(read -> read.execution().stateDir()));
    findings.addAll(
        stateDir
            .map(directory -> StateCheckup.of(directory, notions.payouts()))
            .orElse(
                ImmutableList.of(
                    Finding.warning(
                        StateCheckup.AREA,
                        "not checked, because its path is in the configuration: give it with"
                            + " --state"))));
    if (config.filter(read -> read.execution().hosts() == HostSharing.SHARED).isEmpty()) {
      findings.addAll(context.locks().checkup());
    }
    return new Diagnosis(findings.build(), notions.contact(), notions.payouts());
  }

  private Optional<ConfigFile> file() {
    return readOrReport(
        CONFIGURATION,
        () ->
            ConfigFile.find(
                doctorOptions.common().config(),
                context.environment(),
                context.workingDirectory()));
  }

  private Optional<WorkspaceConfig> config(ConfigFile file) {
    ConfigReading reading = file.examine();
    if (reading.problems().isEmpty()) {
      findings.add(Finding.ok(CONFIGURATION, file.name() + " is valid"));
    }
    reading.problems().forEach(problem -> findings.add(Finding.error(CONFIGURATION, problem)));
    return reading.config();
  }

  /**
   * Tells whether the user named a file, or has one; its server may be another than the default.
   */
  private boolean isFileExpected() {
    return ConfigFile.isExpected(
        doctorOptions.common().config(), context.environment(), context.workingDirectory());
  }

  private Optional<WorkspaceConfig> defaults() {
    return readOrReport(
        CONFIGURATION,
        () -> ConfigFile.defaults(context.environment(), context.workingDirectory()));
  }

  /** Checks the whole workspace, or without a configuration the token alone. */
  private Diagnosis askNotion(
      WorkspaceConfig reachable, Optional<WorkspaceConfig> config, NotionToken token) {
    try (NotionWorkspace workspace = NotionWorkspace.connect(reachable, token)) {
      return config.isPresent()
          ? workspace.doctor(
              doctorOptions.types(), doctorOptions.options().toArray(RunOption[]::new))
          : workspace.greet();
    }
  }

  /** Returns what was read; if it is invalid, adds a finding. */
  private <T> Optional<T> readOrReport(String area, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (ConfigException e) {
      findings.add(Finding.error(area, e.sentence()));
      return Optional.empty();
    }
  }
}
