package dev.payouts.cli.commands;

import dev.payouts.cli.context.WrongUsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command without a subcommand: an error that lists the commands. */
@Command(
    name = "payouts",
    description = "Creates payouts for approved work in Notion, each exactly once.",
    mixinStandardHelpOptions = true,
    versionProvider = PayoutsCommand.Version.class,
    footer = {
      "",
      "To try it without Notion: payouts run --sandbox",
      "Exit codes: 0 no action required, 1 an item failed or a payable has several",
      "live payouts, 2 wrong usage or configuration, 3 the run did not complete,",
      "4 another run holds the lock, 5 a limit would be exceeded."
    })
final class PayoutsCommand implements Runnable {
  @Override
  public void run() {
    throw new WrongUsageException(
        "missing command: run, plan, doctor, history, show, why, audit, month, release, void or sandbox");
  }

  /** Returns the version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Version.class.getPackage().getImplementationVersion();
      return new String[] {"payouts " + (version == null ? "(not packaged)" : version)};
    }
  }
}
