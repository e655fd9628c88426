package dev.interlock.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.interlock.query", importOptions = DoNotIncludeTests.class)
class QueryArchitectureTest {

  @ArchTest
  static final ArchRule theReadSideKnowsTheContractAndItsMessagesAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.query..",
              "dev.interlock.contract..",
              "dev.interlock.messaging..",
              "dev.interlock.chassis..",
              "org.springframework..",
              "jakarta.servlet..",
              "tools.jackson..",
              "com.fasterxml.jackson.annotation..",
              "org.slf4j..",
              "org.jspecify..",
              "java..",
              "javax.sql..");

  @ArchTest
  static final ArchRule featuresDoNotDependOnEachOtherInCircles =
      slices().matching("dev.interlock.query.(*)..").should().beFreeOfCycles();
}
