package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script by which fish completes a program: whatever picocli's model of it shows in help. */
public final class FishCompletion {
  private static final String SEEN = "__fish_seen_subcommand_from ";

  private final String program;
  private final ImmutableList.Builder<String> lines = ImmutableList.builder();

  private FishCompletion(String program) {
    this.program = program;
  }

  /** Returns the script for a program with all its commands. */
  public static String script(CommandSpec root) {
    var fish = new FishCompletion(root.name());
    fish.lines.add("complete -c " + quoted(root.name()) + " -e"); // what an older script said
    fish.lines.add("complete -c " + quoted(root.name()) + " -f");
    fish.command(root, "");
    return String.join("\n", fish.lines.build());
  }

  /**
   * Adds a command and those below it.
   *
   * @param given the condition that the commands above and this one were given; empty for the root
   */
  private void command(CommandSpec command, String given) {
    ImmutableList<Map.Entry<String, CommandLine>> commands =
        command.subcommands().entrySet().stream()
            .filter(below -> !below.getValue().getCommandSpec().usageMessage().hidden())
            .collect(toImmutableList());
    String names =
        String.join(" ", commands.stream().map(Map.Entry::getKey).collect(toImmutableList()));
    String here = names.isEmpty() ? given : and(given, "not " + SEEN + names);
    for (Map.Entry<String, CommandLine> below : commands) {
      String[] description = below.getValue().getCommandSpec().usageMessage().description();
      add(here, "-a " + quoted(below.getKey()) + described(description));
    }
    command.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> add(here, names(option) + values(option) + described(option)));
    command.positionalParameters().stream()
        .filter(parameter -> !parameter.hidden())
        .filter(parameter -> parameter.completionCandidates() != null || isFile(parameter))
        .forEach(parameter -> add(here, values(parameter) + described(parameter)));
    for (Map.Entry<String, CommandLine> below : commands) {
      command(below.getValue().getCommandSpec(), and(given, SEEN + below.getKey()));
    }
  }

  private static String and(String condition, String further) {
    return condition.isEmpty() ? further : condition + "; and " + further;
  }

  private void add(String condition, String what) {
    String when = condition.isEmpty() ? "" : " -n " + quoted(condition);
    lines.add("complete -c " + quoted(program) + when + " " + what.strip());
  }

  private static String names(OptionSpec option) {
    return String.join(
        " ", Arrays.stream(option.names()).map(FishCompletion::name).collect(toImmutableList()));
  }

  private static String name(String name) {
    if (name.startsWith("--")) {
      return "-l " + quoted(name.substring(2));
    }
    return (name.length() == 2 ? "-s " : "-o ") + quoted(name.substring(1));
  }

  /** Fixed values, files, or nothing that could be known. */
  private static String values(ArgSpec arg) {
    if (arg.completionCandidates() != null) {
      return " -x -a " + quoted(String.join(" ", arg.completionCandidates()));
    }
    if (isFile(arg)) {
      return " -r -F";
    }
    return arg.arity().max() > 0 ? " -x" : "";
  }

  private static boolean isFile(ArgSpec arg) {
    Class<?> type =
        arg.typeInfo().isMultiValue() ? arg.auxiliaryTypes()[0] : arg.typeInfo().getType();
    return type == Path.class || type == File.class;
  }

  private static String described(ArgSpec arg) {
    return described(arg.description());
  }

  private static String described(String[] description) {
    return description.length == 0 ? "" : " -d " + quoted(String.join(" ", description));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
