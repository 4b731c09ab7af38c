package dev.payouts.notion;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.CallCounter;
import dev.payouts.core.spi.Listeners;
import org.junit.jupiter.api.Test;

/** The allowed dependencies between packages (payout-core/DESIGN.md, "Data flow"). */
class ArchitectureTest {
  private static final String API = "dev.payouts.notion.internal.api..";
  private static final String SANDBOX = "dev.payouts.notion.sandbox..";

  private final JavaClasses client =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.payouts.notion");

  @Test
  void theApiClientKnowsNoPayouts() {
    classes()
        .that(resideInAPackage(API))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackages("dev.payouts..")
                .or(resideInAnyPackage(API, "dev.payouts.core.host.."))
                .or(
                    belongToAnyOf(
                        ApiCalls.class,
                        CallCounter.class,
                        Listeners.class,
                        RequestListener.class,
                        NotionToken.class,
                        EnvironmentSecret.class)))
        .check(client);
  }

  @Test
  void theReaderOfRowsDoesNotKnowHowARequestIsSent() {
    noClasses()
        .that(resideInAPackage("dev.payouts.notion.internal.api.rows"))
        .should()
        .dependOnClassesThat(resideInAPackage("dev.payouts.notion.internal.api"))
        .check(client);
  }

  @Test
  void theSandboxKnowsOfTheClientOnlyTheKeysOfDataSources() {
    classes()
        .that(resideInAPackage(SANDBOX))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackages("dev.payouts..")
                .or(resideInAPackage(SANDBOX))
                .or(belongToAnyOf(DataSourceKey.class)))
        .check(client);
  }

  @Test
  void theClientDoesNotKnowTheSandbox() {
    noClasses()
        .that(resideOutsideOfPackages(SANDBOX))
        .should()
        .dependOnClassesThat(resideInAPackage(SANDBOX))
        .check(client);
  }

  @Test
  void onlyTheApiClientUsesTheHttpLibrary() {
    noClasses()
        .that(resideOutsideOfPackages(API, SANDBOX))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..")
        .check(client);
  }

  @Test
  void theEngineIsUsedThroughItsApiOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.payouts.core.internal..", "dev.payouts.cli..", "dev.payouts.http..")
        .check(client);
  }

  @Test
  void theInternalPackagesFormNoCircle() {
    slices().matching("dev.payouts.notion.internal.(*)..").should().beFreeOfCycles().check(client);
    slices()
        .matching("dev.payouts.notion.sandbox.internal.(*)..")
        .should()
        .beFreeOfCycles()
        .check(client);
  }
}
