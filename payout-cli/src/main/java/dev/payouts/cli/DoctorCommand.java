package dev.payouts.cli;

import dev.payouts.cli.internal.FindingsTable;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.core.store.FindingsJson;
import dev.payouts.notion.Diagnosis;
import dev.payouts.notion.Diagnosis.Contact;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says everything that is wrong before a run meets it, or makes a first configuration. */
@Command(
    name = "doctor",
    description =
        "Checks the configuration, the token, each data source, the state directory and the clock.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = PayoutsCommand.Version.class,
    footer = {
      "",
      "To make a first configuration:",
      "  payouts doctor --write-config payouts.json --data-source LINK --data-source LINK ...",
      "Exit codes: 0 nothing has to be mended, 2 something has, 3 Notion was not reached."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final DoctorChoices choices = new DoctorChoices();

  DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    choices.check();
    return Logging.during(choices.place().logDetail(), surroundings.err(), this::examine);
  }

  private int examine() {
    Diagnosis diagnosis =
        choices.draft().isAsked()
            ? new ConfigWriting(surroundings, choices.draft()).write()
            : new Checkup(surroundings, choices).check();
    surroundings
        .out()
        .print(
            choices.place().output() == OutputFormat.JSON
                ? FindingsJson.render(diagnosis.findings()) + "\n"
                : FindingsTable.render(diagnosis.findings(), surroundings.screens().get().out()));
    surroundings.out().flush();
    return exitCode(diagnosis).code();
  }

  private static ExitCode exitCode(Diagnosis diagnosis) {
    if (diagnosis.contact() == Contact.NOT_REACHED) {
      return ExitCode.NOT_CARRIED_THROUGH;
    }
    return diagnosis.isOk() ? ExitCode.OK : ExitCode.MISCONFIGURED;
  }
}
