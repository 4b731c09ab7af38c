package dev.payouts.cli.commands;

import dev.payouts.cli.context.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A command after {@code payouts}; returns its exit code. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class Subcommand implements Callable<Integer> {
  final CommandContext context;

  Subcommand(CommandContext context) {
    this.context = context;
  }
}
