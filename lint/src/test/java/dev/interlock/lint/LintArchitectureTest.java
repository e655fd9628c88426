package dev.interlock.lint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packagesOf = LintArchitectureTest.class, importOptions = DoNotIncludeTests.class)
class LintArchitectureTest {

  @ArchTest
  static final ArchRule theLintIsPure =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.lint",
              "java.io",
              "java.lang..",
              "java.math",
              "java.nio",
              "java.security..",
              "java.time..",
              "java.util..",
              "javax.security.auth.x500",
              "org.jspecify.annotations")
          .andShould()
          .notBe(java.io.File.class);

  @ArchTest
  static final ArchRule theLintKnowsNoTimeButWhatItIsTold =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);
}
