package dev.payouts.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.io.MoreFiles;
import dev.payouts.core.model.Payable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a fourth kind of payable touches: payout-core/README.md lists it, and the compiler agrees.
 * The modules are compiled with one more type, {@code TRAVEL}, that the code does not know.
 */
@Tag("slow")
class NewKindOfPayableTest {
  private static final Path DOCUMENT = Path.of("..", "payout-core", "README.md");
  private static final Path MODEL =
      Path.of("..", "payout-core", "src", "main", "java", "dev", "payouts", "core", "model");
  private static final ImmutableList<String> MODULES =
      ImmutableList.of("payout-core", "notion-client", "payout-cli", "payout-http");
  private static final Pattern END_OF_TYPES = Pattern.compile("\\);\n");
  private static final Pattern END_OF_RECORDS = Pattern.compile("permits [\\w, ]+(?= \\{)");
  private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE);
  private static final String RECORDS =
      Stream.of(Payable.class.getPermittedSubclasses())
          .map(Class::getSimpleName)
          .collect(joining("|"));

  /** A kind by its constant or its record, but for that of the record itself. */
  private static final Pattern ONE_KIND_ONLY =
      Pattern.compile(
          "(?<!return )\\bPayableType\\.[A-Z_]+\\b|instanceof (%1$s)\\b|\\b(%1$s)\\.class\\b"
              .formatted(RECORDS));

  @TempDir Path dir;

  @Test
  void theCompilerNamesExactlyTheFilesThatTheDocumentLists() throws IOException {
    add("PayableType.java", END_OF_TYPES, "), TRAVEL(\"travel\");");
    add("Payable.java", END_OF_RECORDS, "$0, Travel");
    Files.writeString(
        dir.resolve("Travel.java"),
        """
        package dev.payouts.core.model;
        import com.google.common.collect.ImmutableSet;
        record Travel(PayableId id, String label, Value<ImmutableSet<ContractorId>> contractors)
            implements Payable {
          @Override public PayableType type() { return PayableType.TRAVEL; }
        }
        """);
    assertThat(listedUnder("The compiler names these")).isEqualTo(notExhaustive());
  }

  @Test
  void everyOtherPlaceThatLooksForOneKindIsListedToo() throws IOException {
    ImmutableSortedSet.Builder<String> found = ImmutableSortedSet.naturalOrder();
    for (Path source : sources()) {
      if (ONE_KIND_ONLY.matcher(Files.readString(source)).find()) {
        found.add(MoreFiles.getNameWithoutExtension(source));
      }
    }
    assertThat(listedUnder("The compiler is silent about these")).isEqualTo(found.build());
  }

  private void add(String name, Pattern place, String replacement) throws IOException {
    String content = Files.readString(MODEL.resolve(name));
    String changed = place.matcher(content).replaceFirst(replacement);
    assertThat(changed).isNotEqualTo(content);
    Files.writeString(dir.resolve(name), changed);
  }

  private static ImmutableList<Path> sources() throws IOException {
    ImmutableList.Builder<Path> sources = ImmutableList.builder();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources.build();
  }

  /** Ignores other errors: some libraries are not on the class path. */
  private ImmutableSortedSet<String> notExhaustive() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
      compiler
          .getTask(
              null,
              manager,
              diagnostics,
              options(),
              null,
              manager.getJavaFileObjectsFromPaths(withTravel()))
          .call();
    }
    return diagnostics.getDiagnostics().stream()
        .filter(error -> error.getCode().startsWith("compiler.err.not.exhaustive"))
        .map(NewKindOfPayableTest::className)
        .collect(toImmutableSortedSet(naturalOrder()));
  }

  private ImmutableList<Path> withTravel() throws IOException {
    try (Stream<Path> changed = Files.list(dir)) {
      ImmutableList<Path> own = changed.collect(toImmutableList());
      List<String> names = own.stream().map(file -> file.getFileName().toString()).toList();
      return Stream.concat(
              own.stream(),
              sources().stream().filter(source -> !names.contains(source.getFileName().toString())))
          .collect(toImmutableList());
    }
  }

  private ImmutableList<String> options() {
    return ImmutableList.of(
        "-proc:none",
        "-nowarn",
        "-XDshould-stop.ifError=FLOW", // switches are checked by the flow analysis
        "-Xmaxerrs",
        "10000",
        "-d",
        dir.toString(),
        "-cp",
        System.getProperty("java.class.path"));
  }

  private static String className(Diagnostic<? extends JavaFileObject> error) {
    return MoreFiles.getNameWithoutExtension(Path.of(error.getSource().getName()));
  }

  /** Returns the first column of the table under a heading. */
  private static ImmutableSortedSet<String> listedUnder(String heading) throws IOException {
    String document = Files.readString(DOCUMENT);
    String mark = "\n### " + heading + "\n";
    assertThat(document).contains(mark);
    String section = document.substring(document.indexOf(mark) + mark.length());
    int end = section.indexOf("\n#");
    return ROW.matcher(end < 0 ? section : section.substring(0, end))
        .results()
        .map(row -> row.group(1))
        .collect(toImmutableSortedSet(naturalOrder()));
  }
}
