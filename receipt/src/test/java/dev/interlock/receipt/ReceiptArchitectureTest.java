package dev.interlock.receipt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packagesOf = ReceiptArchitectureTest.class, importOptions = DoNotIncludeTests.class)
class ReceiptArchitectureTest {

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
              "org.jspecify.annotations")
          .andShould()
          .notBe(java.io.File.class);

  @ArchTest
  static final ArchRule aReceiptKnowsNoTimeButThatOfItsEvents =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);
}
