package dev.payouts.cli.commands;

import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A command after {@code payouts}. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class Subcommand implements Callable<Integer> {
  final CommandContext context;

  Subcommand(CommandContext context) {
    this.context = context;
  }

  abstract ExitCode run();

  @Override
  public final Integer call() {
    return run().code();
  }
}
