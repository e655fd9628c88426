package dev.interlock.receipt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = ReceiptArchitectureTest.class, importOptions = DoNotIncludeTests.class)
class ReceiptArchitectureTest {

  /** And so on no time but that of the events. */
  @ArchTest
  static final ArchRule aReceiptFollowsFromEventsAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.receipt",
              "dev.interlock.contract..",
              "dev.interlock.messaging",
              "org.erdtman.jcs",
              "com.fasterxml.jackson.annotation",
              "tools.jackson..",
              "java.io",
              "java.lang..",
              "java.nio.charset",
              "java.security",
              "java.util..",
              "org.jspecify.annotations");
}
