package dev.interlock.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.interlock.agent", importOptions = DoNotIncludeTests.class)
class AgentArchitectureTest {

  /** It is small, and knows Interlock by its HTTP API. */
  @ArchTest
  static final ArchRule theAgentStandsOnTheLintAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.agent..",
              "dev.interlock.lint",
              "tools.jackson..",
              "com.fasterxml.jackson.annotation",
              "picocli",
              "org.slf4j",
              "org.jspecify.annotations",
              "java..",
              "javax.net.ssl");

  @ArchTest
  static final ArchRule adaptersDoNotKnowWhereBundlesComeFrom =
      classes()
          .that()
          .resideInAPackage("dev.interlock.agent.adapter")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.agent.adapter",
              "dev.interlock.agent.settings",
              "dev.interlock.agent.trust",
              "tools.jackson..",
              "org.jspecify.annotations",
              "java..");

  @ArchTest
  static final ArchRule packagesDoNotDependOnEachOtherInCircles =
      slices().matching("dev.interlock.agent.(*)..").should().beFreeOfCycles();
}
