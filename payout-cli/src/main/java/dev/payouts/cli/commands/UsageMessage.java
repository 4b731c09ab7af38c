package dev.payouts.cli.commands;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.report.text.Nearest;
import java.util.Collection;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, in the words of the other messages. */
final class UsageMessage {
  /** How picocli introduces the value of an option or a parameter. */
  private static final Pattern INVALID =
      Pattern.compile("^Invalid value for (?:option '[^']*'|positional parameter)[^:]*: ");

  private static final CharMatcher DOT = CharMatcher.is('.');
  private static final CharMatcher DASH = CharMatcher.is('-');

  /** How many letters of a short word may differ; of a longer one, half may. */
  private static final int MAX_TYPOS = 2;

  private UsageMessage() {}

  static String of(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched.getUnmatched().get(0), e.getCommandLine());
    }
    if (e instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + " is given twice: give it once";
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing.getMissing().get(0));
    }
    String message = String.valueOf(e.getMessage());
    ArgSpec arg = e.getArgSpec();
    return arg == null ? message : INVALID.matcher(message).replaceFirst(name(arg) + ": ");
  }

  private static String unmatched(String given, CommandLine commandLine) {
    CommandSpec command = commandLine.getCommandSpec();
    if (given.startsWith("-")) {
      String option = Splitter.on('=').splitToList(given).get(0);
      ImmutableList<String> known =
          command.options().stream().map(OptionSpec::longestName).collect(toImmutableList());
      return unknown("option", option, known);
    }
    return command.subcommands().isEmpty()
        ? "unexpected argument \"%s\": remove it".formatted(given)
        : unknown("command", given, command.subcommands().keySet());
  }

  private static String unknown(String what, String given, Collection<String> known) {
    String nearest = Nearest.to(given, known);
    int letters = DASH.removeFrom(given).length();
    boolean isSimilar = Nearest.distance(given, nearest) <= Math.max(MAX_TYPOS, letters / 2);
    return "unknown %s \"%s\"%s"
        .formatted(what, given, isSimilar ? ": the closest match is " + nearest : "");
  }

  private static String missing(ArgSpec arg) {
    return arg.isOption()
        ? name(arg) + " needs a value: " + arg.paramLabel()
        : "missing " + name(arg) + ": " + DOT.trimTrailingFrom(String.join(" ", arg.description()));
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }
}
