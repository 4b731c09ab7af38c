package dev.payouts.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The allowed dependencies of this program (payout-core/DESIGN.md, "Data flow"). */
class ArchitectureTest {
  private final JavaClasses program =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.payouts.cli");

  @Test
  void theProgramUsesTheLibrariesThroughTheirApiOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.payouts.core.internal..", "dev.payouts.notion.internal..")
        .check(program);
  }

  @Test
  void theProgramDoesNotKnowTheOtherOne() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.payouts.http..", "dev.payouts.benchmarks..")
        .check(program);
  }

  @Test
  void onlyTheCommandsKnowTheCommandLineLibrary() {
    noClasses()
        .that()
        .resideInAPackage("dev.payouts.cli.internal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "dev.payouts.cli")
        .check(program);
  }
}
