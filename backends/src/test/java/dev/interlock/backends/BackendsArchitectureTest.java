package dev.interlock.backends;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packagesOf = BackendsArchitectureTest.class,
    importOptions = DoNotIncludeTests.class)
class BackendsArchitectureTest {

  /** They stand for other people's servers, which know Interlock by its HTTP API. */
  @ArchTest
  static final ArchRule backendsKnowNothingElseOfInterlock =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.backends..",
              "com.sun.net.httpserver..",
              "org.bouncycastle..",
              "tools.jackson..",
              "org.slf4j..",
              "org.jspecify..",
              "java..",
              "javax.net.ssl..");
}
