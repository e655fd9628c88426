package dev.interlock.saga;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.interlock.saga", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theRotationIsPure =
      classes()
          .that()
          .resideInAPackage("dev.interlock.saga.rotation")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.saga.rotation",
              "dev.interlock.contract..",
              "java.lang..",
              "java.time..",
              "java.util..",
              "org.jspecify.annotations");

  @ArchTest
  static final ArchRule theRotationKnowsNoTimeButWhatItIsTold =
      noClasses()
          .that()
          .resideInAPackage("dev.interlock.saga.rotation")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);
}
