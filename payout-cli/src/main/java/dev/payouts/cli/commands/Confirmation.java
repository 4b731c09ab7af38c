package dev.payouts.cli.commands;

import dev.payouts.cli.context.CommandContext;
import org.jspecify.annotations.Nullable;

/** Asks for confirmation on the terminal. */
@FunctionalInterface
interface Confirmation {
  /** Returns the answer; null without a terminal or at the end of the input. */
  @Nullable String ask(String question);

  /**
   * Tells whether the user confirms, and complains if not.
   *
   * @param undone what the complaint says, such as {@code nothing was released}
   */
  default boolean isGiven(CommandContext context, String question, String undone) {
    context.out().flush();
    String answer = ask(question);
    if (answer == null) {
      context.complain(undone + ": without a terminal, confirm with --yes");
      return false;
    }
    if (!answer.strip().equals("yes")) {
      context.complain(undone);
      return false;
    }
    return true;
  }
}
