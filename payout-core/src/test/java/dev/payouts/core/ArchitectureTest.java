package dev.payouts.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.payouts.core.spi.CallCounter;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.PayableSource;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.spi.PositionSource;
import dev.payouts.core.spi.RateSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The allowed dependencies between packages (payout-core/DESIGN.md, "Data flow"). */
class ArchitectureTest {
  private static final String MODEL = "dev.payouts.core.model..";
  private static final String STORE = "dev.payouts.core.store..";
  private static final String REPORT = "dev.payouts.core.report..";
  private static final String INTERNAL = "dev.payouts.core.internal..";
  private static final String DECIDE = "dev.payouts.core.internal.decide..";

  private final JavaClasses core =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.payouts.core");

  @Test
  void onlyTheStorePackageUsesFilesNetworkOrJson() {
    noClasses()
        .that(resideOutsideOfPackages(STORE, REPORT))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio..",
            "java.net..",
            "javax.net..",
            "com.squareup..",
            "okhttp3..",
            "okio..")
        .check(core);
  }

  @Test
  void reportsAreRenderedWithoutFilesNetworkPortsOrTheEngine() {
    noClasses()
        .that(resideInAPackage(REPORT))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..", "java.net..", "dev.payouts.core.host..", "dev.payouts.core.store..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            PayoutEngine.class,
            PayableSource.class,
            RateSource.class,
            PayoutIndex.class,
            PositionSource.class,
            PayoutSink.class,
            Journal.class)
        .check(core);
  }

  @Test
  void theJournalAndTheJsonOfReportsDoNotKnowStoredRuns() {
    noClasses()
        .that(resideInAnyPackage("dev.payouts.core.store", "dev.payouts.core.store.internal"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.payouts.core.store.runs")
        .check(core);
    noClasses()
        .that(resideInAPackage("dev.payouts.core.store.internal"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.payouts.core.store")
        .check(core);
  }

  @Test
  void coreUsesNothingButGuavaSlf4jJspecifyAndTheJdk() {
    classes()
        .that(resideOutsideOfPackage(STORE))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "dev.payouts.core..",
                "com.google.common..",
                "org.slf4j..",
                "org.jspecify.."))
        .check(core);
  }

  @Test
  void coreDependsOnNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.payouts.notion..",
            "dev.payouts.cli..",
            "dev.payouts.http..",
            "dev.payouts.benchmarks..")
        .check(core);
  }

  @Test
  void theModelKnowsNeitherPortsNorTheEngine() {
    noClasses()
        .that(resideInAPackage(MODEL))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.payouts.core..").and(resideOutsideOfPackage(MODEL)))
        .check(core);
  }

  @Test
  void onlyTheEngineUsesTheInternals() {
    noClasses()
        .that(resideOutsideOfPackage(INTERNAL))
        .and()
        .doNotBelongToAnyOf(PayoutEngine.class)
        .should()
        .dependOnClassesThat(resideInAPackage(INTERNAL))
        .check(core);
  }

  @Test
  void decisionsUseNoPortsHostLogOrOtherInternals() {
    noClasses()
        .that(resideInAPackage(DECIDE))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.slf4j..", "dev.payouts.core.host..")
        .orShould()
        .dependOnClassesThat(resideInAPackage(INTERNAL).and(resideOutsideOfPackage(DECIDE)))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            PayableSource.class,
            RateSource.class,
            PayoutIndex.class,
            PositionSource.class,
            PayoutSink.class,
            CallCounter.class,
            RunListener.class)
        .check(core);
  }

  @Test
  void theInternalPackagesFormNoCircle() {
    slices().matching("dev.payouts.core.internal.(**)").should().beFreeOfCycles().check(core);
    noClasses()
        .that(resideInAPackage("dev.payouts.core.internal.*.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.payouts.core.internal")
        .check(core);
  }

  @Test
  void clocksRandomNumbersWaitsAndThreadsGoThroughTheHost() {
    noClasses()
        .that(resideOutsideOfPackage("dev.payouts.core.host.."))
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.util.random..")
        .orShould()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            ThreadLocalRandom.class, Random.class, Executors.class, CompletableFuture.class)
        .check(core);
  }
}
