package dev.interlock.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.interlock.gateway", importOptions = DoNotIncludeTests.class)
class GatewayArchitectureTest {

  @ArchTest
  static final ArchRule theDataPlaneKnowsWhatItIsToldAndItsBackends =
      classes()
          .that()
          .resideInAnyPackage(
              "dev.interlock.gateway.connections",
              "dev.interlock.gateway.learning",
              "dev.interlock.gateway.proxy",
              "dev.interlock.gateway.reporting",
              "dev.interlock.gateway.routing")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.gateway..",
              "dev.interlock.contract..",
              "dev.interlock.integration",
              "dev.interlock.messaging",
              "io.vertx.core..",
              "org.apache.kafka.common",
              "org.springframework.http",
              "org.springframework.util",
              "org.slf4j..",
              "org.jspecify..",
              "java..",
              "javax.net.ssl");

  @ArchTest
  static final ArchRule routingIsPure =
      classes()
          .that()
          .resideInAPackage("dev.interlock.gateway.routing")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.gateway.routing",
              "dev.interlock.contract..",
              "org.jspecify..",
              "java.lang..",
              "java.util..");

  @ArchTest
  static final ArchRule featuresDoNotDependOnEachOtherInCircles =
      slices().matching("dev.interlock.gateway.(*)..").should().beFreeOfCycles();
}
