package dev.payouts.cli.commands;

import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.internal.FindingsJson;
import dev.payouts.cli.internal.FindingsTable;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.options.DoctorOptions;
import dev.payouts.notion.Diagnosis;
import dev.payouts.notion.Diagnosis.Contact;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reports all problems that would make a run fail, or writes a first configuration. */
@Command(
    name = "doctor",
    description =
        "Checks the configuration, the token, each data source, the state directory and the clock.",
    footer = {
      "",
      "To write a first configuration:",
      "  payouts doctor --write-config payouts.json --data-source LINK --data-source LINK ...",
      "Exit codes: 0 no problems, 2 problems to fix, 3 Notion could not be reached."
    })
final class DoctorCommand extends Subcommand {
  @Mixin private final DoctorOptions doctorOptions = new DoctorOptions();

  DoctorCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode run() {
    doctorOptions.check();
    return doctorOptions.common().logged(context, this::examine);
  }

  private ExitCode examine() {
    Diagnosis diagnosis =
        doctorOptions.writeConfig().isRequested()
            ? new ConfigWriter(context, doctorOptions.writeConfig()).write()
            : new DoctorChecks(context, doctorOptions).run();
    context
        .out()
        .print(
            doctorOptions.common().output() == OutputFormat.JSON
                ? FindingsJson.render(diagnosis.findings()) + "\n"
                : FindingsTable.render(diagnosis.findings(), context.screens().get().out()));
    context.out().flush();
    return exitCode(diagnosis);
  }

  private static ExitCode exitCode(Diagnosis diagnosis) {
    if (diagnosis.contact() == Contact.NOT_REACHED) {
      return ExitCode.RUN_FAILED;
    }
    return diagnosis.isOk() ? ExitCode.OK : ExitCode.MISCONFIGURED;
  }
}
