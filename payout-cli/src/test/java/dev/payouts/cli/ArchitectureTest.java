package dev.payouts.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The allowed dependencies of this program (payout-core/DESIGN.md, "Data flow"). */
class ArchitectureTest {
  private static final String OUTPUT = "dev.payouts.cli.internal..";

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
  void onlyCommandsAndTheirOptionsKnowTheCommandLineLibrary() {
    noClasses()
        .that()
        .resideInAnyPackage(
            OUTPUT,
            "dev.payouts.cli.run..",
            "dev.payouts.cli.logging..",
            "dev.payouts.cli.context..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..")
        .check(program);
  }

  @Test
  void outputKnowsNothingElseOfTheProgram() {
    noClasses()
        .that()
        .resideInAPackage(OUTPUT)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.payouts.cli..").and(resideOutsideOfPackage(OUTPUT)))
        .check(program);
  }

  @Test
  void thePackagesFormNoCircle() {
    slices().matching("dev.payouts.cli.(*)..").should().beFreeOfCycles().check(program);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.payouts.cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.payouts.cli")
        .check(program);
  }
}
