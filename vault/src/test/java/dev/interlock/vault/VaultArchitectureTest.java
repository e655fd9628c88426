package dev.interlock.vault;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = VaultArchitectureTest.class, importOptions = DoNotIncludeTests.class)
class VaultArchitectureTest {

  @ArchTest
  static final ArchRule nothingElseOfInterlockComesNearTheKeys =
      classes()
          .that()
          .resideInAPackage("dev.interlock.vault..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.vault..",
              "java..",
              "javax.crypto..",
              "javax.net.ssl..",
              "javax.security.auth.x500..",
              "org.bouncycastle..",
              "org.springframework.jdbc..",
              "org.springframework.dao..",
              "org.springframework.transaction..",
              "org.jspecify..");
}
