package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The types and dependencies that the two libraries add to a program that embeds them. */
class PublicApiTest {
  private static final ImmutableSet<String> PACKAGES =
      ImmutableSet.of(
          "dev.payouts.core",
          "dev.payouts.core.host",
          "dev.payouts.core.model",
          "dev.payouts.core.report",
          "dev.payouts.core.report.text",
          "dev.payouts.core.spi",
          "dev.payouts.core.store",
          "dev.payouts.core.store.runs",
          "dev.payouts.notion",
          "dev.payouts.notion.sandbox");

  private final JavaClasses libraries =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(PACKAGES);

  @Test
  void publicSignaturesUseOnlyTheJdkImmutableCollectionsAndOurOwnPublicTypes() {
    Set<String> strangers = new TreeSet<>();
    libraries.stream()
        .filter(PublicApiTest::isPublicApi)
        .forEach(
            type ->
                mentioned(type)
                    .map(JavaClass::getBaseComponentType)
                    .filter(mentioned -> !isExpected(mentioned))
                    .forEach(found -> strangers.add(type.getName() + ": " + found.getName())));
    assertThat(strangers)
        .as("the sandbox returns bodies as sent over the wire; a byte[] would be mutable")
        .containsExactly(
            "dev.payouts.notion.sandbox.Reply: okio.ByteString",
            "dev.payouts.notion.sandbox.Request: okio.ByteString");
  }

  @Test
  void theCoreDependsOnNoLoggingBackEndAndNoCommandLineLibrary() throws Exception {
    assertThat(compileScope(Path.of("..", "payout-core", "pom.xml")))
        .containsExactlyInAnyOrder("guava", "moshi", "okio-jvm", "slf4j-api");
  }

  @Test
  void theNotionClientAddsOnlyTheHttpClient() throws Exception {
    assertThat(compileScope(Path.of("pom.xml")))
        .containsExactlyInAnyOrder(
            "payout-core", "guava", "moshi", "okio-jvm", "slf4j-api", "okhttp-jvm");
    assertThat(compileScope(Path.of("..", "pom.xml")))
        .as("of every module")
        .containsExactly("jspecify");
  }

  private static boolean isPublicApi(JavaClass type) {
    return PACKAGES.contains(type.getPackageName())
        && isOpen(type)
        && type.getEnclosingClass().map(PublicApiTest::isPublicApi).orElse(true);
  }

  private static boolean isOpen(HasModifiers item) {
    return item.getModifiers().contains(JavaModifier.PUBLIC)
        || item.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaClass> mentioned(JavaClass type) {
    Stream<JavaType> parents =
        Streams.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    return Streams.concat(
        parents.flatMap(parent -> parent.getAllInvolvedRawTypes().stream()),
        type.getMembers().stream().filter(PublicApiTest::isOpen).flatMap(PublicApiTest::mentioned));
  }

  private static Stream<JavaClass> mentioned(JavaMember member) {
    Stream<JavaClass> types = member.getAllInvolvedRawTypes().stream();
    return member instanceof JavaCodeUnit code
        ? Streams.concat(types, code.getExceptionTypes().stream())
        : types;
  }

  private static boolean isExpected(JavaClass type) {
    return type.isPrimitive()
        || type.getPackageName().startsWith("java.")
        || isPublicApi(type)
        || type.getName().startsWith("com.google.common.collect.Immutable");
  }

  private static ImmutableSet<String> compileScope(Path pom) throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(pom.toFile())
            .getDocumentElement();
    return children(project, "dependencies")
        .flatMap(dependencies -> children(dependencies, "dependency"))
        .filter(
            dependency ->
                children(dependency, "scope")
                    .allMatch(scope -> scope.getTextContent().equals("compile")))
        .flatMap(dependency -> children(dependency, "artifactId"))
        .map(Element::getTextContent)
        .collect(ImmutableSet.toImmutableSet());
  }

  private static Stream<Element> children(Element parent, String name) {
    Stream.Builder<Element> found = Stream.builder();
    for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found.build();
  }
}
