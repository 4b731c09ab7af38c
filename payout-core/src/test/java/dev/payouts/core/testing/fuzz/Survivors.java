package dev.payouts.core.testing.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Checks what mutation testing left alive: every survivor is named as equivalent in a list, with
 * its reason, nothing in the list has been killed or is gone, and enough is killed. An entry of the
 * list is a line {@code Class#method | mutator | line of source} and an indented reason; a survivor
 * that is there twice is named twice.
 */
public final class Survivors {
  private static final String COMMENT = "#";

  private final Path sources;
  private final Map<String, Integer> unlisted = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Survivors(Path sources) {
    this.sources = sources;
  }

  /**
   * Checks the reports of a module.
   *
   * @param args the directory of the module, and for each report its name and the least percentage
   *     killed, as in {@code decide=97}
   * @throws IOException if a report or the list cannot be read
   */
  public static void main(String... args) throws IOException {
    Path module = Path.of(args[0]);
    Path list = module.resolve("src/test/pit/equivalent-mutants.txt");
    Map<String, Integer> least = new LinkedHashMap<>();
    for (String arg : List.of(args).subList(1, args.length)) {
      int equals = arg.indexOf('=');
      least.put(arg.substring(0, equals), Integer.parseInt(arg.substring(equals + 1)));
    }
    List<String> problems =
        check(
            module.resolve("target/pit"),
            module.resolve("src/main/java"),
            Files.exists(list) ? Files.readString(list) : "",
            least);
    if (!problems.isEmpty()) {
      throw new IllegalStateException("mutation testing:\n" + String.join("\n", problems));
    }
  }

  /**
   * {@return what is wrong with the reports; nothing if all is well}
   *
   * @param reports holds a directory for each report
   * @param sources of what was mutated
   * @param list the text of the list
   * @param least the least percentage killed, by the name of the report
   * @throws IOException if a report or a source cannot be read
   */
  static List<String> check(Path reports, Path sources, String list, Map<String, Integer> least)
      throws IOException {
    var survivors = new Survivors(sources);
    for (Map.Entry<String, Integer> report : least.entrySet()) {
      Path xml = reports.resolve(report.getKey()).resolve("mutations.xml");
      survivors.read(report.getKey(), xml, report.getValue());
    }
    survivors.compare(list);
    return List.copyOf(survivors.problems);
  }

  private void read(String name, Path xml, int least) throws IOException {
    int total = 0;
    int killed = 0;
    NodeList mutations = parsed(xml).getElementsByTagName("mutation");
    for (int i = 0; i < mutations.getLength(); i++) {
      Element mutation = (Element) mutations.item(i);
      total++;
      if (Boolean.parseBoolean(mutation.getAttribute("detected"))) {
        killed++;
      } else {
        unlisted.merge(entry(mutation), 1, Integer::sum);
      }
    }
    double percent = total == 0 ? 0 : 100.0 * killed / total;
    System.out.printf(
        Locale.ROOT, "pit %s: %d of %d killed, %.1f %%%n", name, killed, total, percent);
    if (percent < least) {
      problems.add("%s: less than %d %% killed".formatted(name, least));
    }
  }

  private static Element parsed(Path xml) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(xml.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("not a report: " + xml, e);
    }
  }

  private String entry(Element mutation) throws IOException {
    String type = text(mutation, "mutatedClass");
    int line = Integer.parseInt(text(mutation, "lineNumber"));
    String file = text(mutation, "sourceFile");
    int dot = type.lastIndexOf('.');
    Path source = sources.resolve(type.substring(0, dot).replace('.', '/')).resolve(file);
    String mutator = text(mutation, "mutator");
    return "%s#%s | %s | %s"
        .formatted(
            type.substring(dot + 1),
            text(mutation, "mutatedMethod"),
            mutator.substring(mutator.lastIndexOf('.') + 1).replace("Mutator", ""),
            Files.readAllLines(source).get(line - 1).strip());
  }

  private static String text(Element mutation, String name) {
    return mutation.getElementsByTagName(name).item(0).getTextContent();
  }

  private void compare(String list) {
    @Nullable String last = null;
    boolean hasReason = true;
    for (String line : list.lines().toList()) {
      if (line.isBlank() || line.startsWith(COMMENT)) {
        continue;
      }
      if (Character.isWhitespace(line.charAt(0))) {
        hasReason = true;
        continue;
      }
      requireReason(last, hasReason);
      last = line.strip();
      hasReason = false;
      if (unlisted.merge(last, -1, Integer::sum) < 0) {
        problems.add("listed as equivalent, but killed or gone: " + last);
      }
    }
    requireReason(last, hasReason);
    unlisted.forEach(
        (survivor, times) -> {
          if (times > 0) {
            problems.add("survives %d times more than listed: %s".formatted(times, survivor));
          }
        });
  }

  private void requireReason(@Nullable String entry, boolean hasReason) {
    if (!hasReason) {
      problems.add("listed without a reason: " + entry);
    }
  }
}
