package dev.payouts.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command without a subcommand: says what there is. */
@Command(
    name = "payouts",
    description = "Turns approved work in Notion into payouts, each at most once.",
    mixinStandardHelpOptions = true,
    versionProvider = PayoutsCommand.Version.class,
    footer = {
      "",
      "To see it work without Notion: payouts run --sandbox",
      "Exit codes: 0 nothing failed, 1 an item failed, 2 wrong usage or configuration,",
      "3 not carried through, 4 another run holds the lock, 5 a limit was passed."
    })
final class PayoutsCommand implements Runnable {
  @Override
  public void run() {
    throw new WrongUsageException(
        "name a command: run, plan, doctor, history, show, why, audit, release or sandbox");
  }

  /** Says what the jar's manifest says. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Version.class.getPackage().getImplementationVersion();
      return new String[] {"payouts " + (version == null ? "(not packaged)" : version)};
    }
  }
}
