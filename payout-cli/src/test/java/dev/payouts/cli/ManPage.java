package dev.payouts.cli;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the usage of a command as a man page. */
final class ManPage {
  private final CommandSpec command;
  private final String name;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandLine command) {
    this.command = command.getCommandSpec();
    this.name = this.command.qualifiedName("-");
  }

  /** Returns the page in the language of man(7), ASCII only. */
  static String of(CommandLine command) {
    return new ManPage(command).text();
  }

  private String text() {
    page.append(".TH ").append(quoted(name.toUpperCase(Locale.ROOT))).append(" 1\n");
    section("NAME");
    line(name + " \\- " + escaped(String.join(" ", command.usageMessage().description())));
    section("SYNOPSIS");
    line(escaped(synopsis()));
    if (!command.positionalParameters().isEmpty() || !command.options().isEmpty()) {
      section("OPTIONS");
      command.positionalParameters().forEach(each -> entry(each.paramLabel(), description(each)));
      command.options().forEach(each -> entry(usage(each), description(each)));
    }
    if (!command.subcommands().isEmpty()) {
      section("COMMANDS");
      command
          .subcommands()
          .forEach(
              (subcommand, line) ->
                  entry(
                      subcommand,
                      String.join(" ", line.getCommandSpec().usageMessage().description())));
    }
    if (command.usageMessage().footer().length > 0) {
      section("NOTES");
      page.append(".nf\n"); // line by line, as in the usage
      line(escaped(String.join("\n", command.usageMessage().footer()).strip()));
      page.append(".fi\n");
    }
    section("SEE ALSO");
    line(seeAlso());
    return page.toString();
  }

  private String synopsis() {
    return new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .synopsis(0)
        .strip()
        .replaceAll("\\s+", " ");
  }

  private static String usage(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private String seeAlso() {
    CommandSpec parent = command.parent();
    Stream<String> pages =
        parent == null
            ? command.subcommands().keySet().stream().map(each -> name + "-" + each)
            : Stream.of(parent.qualifiedName("-"));
    return pages.map(each -> "\\fB" + escaped(each) + "\\fR(1)").collect(joining(",\n"));
  }

  private void section(String title) {
    page.append(".SH ").append(quoted(title)).append('\n');
  }

  private void entry(String term, String description) {
    page.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
    line(escaped(description));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private static String quoted(String text) {
    return '"' + escaped(text) + '"';
  }

  /** Keeps backslashes and hyphens, and lines from being read as requests. */
  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^(?=[.'])", "\\\\&");
  }
}
