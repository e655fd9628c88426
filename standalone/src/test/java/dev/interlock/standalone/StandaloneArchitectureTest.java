package dev.interlock.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.interlock.standalone", importOptions = DoNotIncludeTests.class)
class StandaloneArchitectureTest {

  /** Of a service no more than the application in its root package. */
  @ArchTest
  static final ArchRule theStackOnlyStartsWhatItPutsTogether =
      classes()
          .that()
          .resideInAPackage("dev.interlock.standalone")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.standalone",
              "dev.interlock.command",
              "dev.interlock.command.access",
              "dev.interlock.saga",
              "dev.interlock.query",
              "dev.interlock.gateway",
              "dev.interlock.embedded",
              "org.eclipse.jetty..",
              "org.springframework.boot.builder",
              "org.springframework.context",
              "org.springframework.core.env",
              "org.slf4j..",
              "org.jspecify.annotations",
              "java..");

  @ArchTest
  static final ArchRule theCommandLineKnowsTheStackAndTheDemoAlone =
      classes()
          .that()
          .resideInAPackage("dev.interlock.standalone.cli")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.standalone..",
              "dev.interlock.command.access",
              "dev.interlock.embedded",
              "dev.interlock.vault",
              "picocli",
              "sun.misc",
              "org.jspecify.annotations",
              "java..");

  @ArchTest
  static final ArchRule theDemoKnowsOfServicesOnlyHowRequestsAreSigned =
      classes()
          .that()
          .resideInAPackage("dev.interlock.standalone.demo")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.standalone",
              "dev.interlock.standalone.client",
              "dev.interlock.standalone.demo",
              "dev.interlock.backends",
              "dev.interlock.command.access",
              "dev.interlock.command.aws",
              "dev.interlock.command.sigv4",
              "dev.interlock.contract..",
              "dev.interlock.messaging",
              "dev.interlock.vault",
              "org.apache.kafka.clients.consumer",
              "org.apache.kafka.common..",
              "org.springframework.context",
              "org.springframework.util",
              "tools.jackson..",
              "picocli",
              "sun.misc",
              "org.jspecify.annotations",
              "java..",
              "javax.net.ssl");

  @ArchTest
  static final ArchRule whoRotatesByHandIsAClientAsAnyOther =
      classes()
          .that()
          .resideInAnyPackage(
              "dev.interlock.standalone.client",
              "dev.interlock.standalone.gateway",
              "dev.interlock.standalone.receipt",
              "dev.interlock.standalone.rotation")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.receipt",
              "dev.interlock.standalone.client",
              "dev.interlock.standalone.gateway",
              "dev.interlock.standalone.receipt",
              "dev.interlock.standalone.rotation",
              "dev.interlock.command.access",
              "dev.interlock.command.aws",
              "dev.interlock.command.sigv4",
              "dev.interlock.messaging",
              "dev.interlock.vault",
              "tools.jackson..",
              "picocli",
              "org.jspecify.annotations",
              "java..");

  @ArchTest
  static final ArchRule packagesDoNotDependOnEachOtherInCircles =
      slices().matching("dev.interlock.(**)").should().beFreeOfCycles();
}
