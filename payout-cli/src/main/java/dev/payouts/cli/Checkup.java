package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Finding;
import dev.payouts.core.Hosts;
import dev.payouts.core.RunOption;
import dev.payouts.core.store.StateCheckup;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.ConfigReading;
import dev.payouts.notion.Diagnosis;
import dev.payouts.notion.Diagnosis.Contact;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Examines all that a run needs, and goes on after what is wrong with whatever is left. */
final class Checkup {
  private static final String CONFIGURATION = "configuration";

  private final Surroundings surroundings;
  private final DoctorChoices choices;
  private final ImmutableList.Builder<Finding> findings = ImmutableList.builder();

  Checkup(Surroundings surroundings, DoctorChoices choices) {
    this.surroundings = surroundings;
    this.choices = choices;
  }

  Diagnosis check() {
    Optional<WorkspaceConfig> config = config();
    Optional<NotionToken> token =
        unless("token", () -> NotionToken.fromEnvironment(surroundings.environment()));
    Contact contact = token.map(value -> askNotion(config, value)).orElse(Contact.NOT_ASKED);
    Optional<Path> stateDir =
        choices
            .place()
            .state(surroundings)
            .or(() -> config.map(read -> read.execution().stateDir()));
    findings.addAll(
        stateDir
            .map(StateCheckup::of)
            .orElse(
                ImmutableList.of(
                    Finding.warning(
                        StateCheckup.AREA,
                        "it was not looked at, since the configuration says where it is: name it"
                            + " with --state"))));
    if (config.filter(read -> read.execution().hosts() == Hosts.SHARED).isEmpty()) {
      findings.addAll(surroundings.locks().checkup());
    }
    return new Diagnosis(findings.build(), contact);
  }

  private Optional<WorkspaceConfig> config() {
    return unless(
            CONFIGURATION,
            () ->
                ConfigFile.find(
                    choices.place().config(),
                    surroundings.environment(),
                    surroundings.workingDirectory()))
        .flatMap(this::config);
  }

  private Optional<WorkspaceConfig> config(ConfigFile file) {
    ConfigReading reading = file.examine();
    if (reading.problems().isEmpty()) {
      findings.add(Finding.ok(CONFIGURATION, file.name() + " can be read"));
    }
    reading.problems().forEach(problem -> findings.add(Finding.error(CONFIGURATION, problem)));
    return reading.config();
  }

  /** Without a configuration the token can be looked at all the same. */
  private Contact askNotion(Optional<WorkspaceConfig> config, NotionToken token) {
    Optional<WorkspaceConfig> reachable =
        config.or(
            () ->
                unless(
                    CONFIGURATION,
                    () ->
                        ConfigFile.defaults(
                            surroundings.environment(), surroundings.workingDirectory())));
    if (reachable.isEmpty()) {
      return Contact.NOT_ASKED;
    }
    try (NotionWorkspace workspace = NotionWorkspace.connect(reachable.get(), token)) {
      Diagnosis diagnosis =
          config.isPresent()
              ? workspace.doctor(choices.types(), choices.options().toArray(RunOption[]::new))
              : workspace.greet();
      findings.addAll(diagnosis.findings());
      return diagnosis.contact();
    }
  }

  /** Returns what was read, unless that is wrong, which is a finding. */
  private <T> Optional<T> unless(String area, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (ConfigException e) {
      findings.add(Finding.error(area, e.sentence()));
      return Optional.empty();
    }
  }
}
