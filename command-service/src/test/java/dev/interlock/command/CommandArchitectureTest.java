package dev.interlock.command;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateRoot;

@AnalyzeClasses(
    packages = {"dev.interlock.command", "dev.interlock.vault"},
    importOptions = DoNotIncludeTests.class)
class CommandArchitectureTest {
  private static final String ROOT = "dev.interlock.command";
  private static final String VAULT = "dev.interlock.vault..";

  /** What each package may use beside itself and the root package, which uses none of them. */
  private static final Map<String, Set<String>> USES =
      Map.ofEntries(
          entry("aws", Set.of()),
          entry("http", Set.of()),
          entry("eventstore", Set.of()),
          entry("sigv4", Set.of()),
          entry("tls", Set.of()),
          entry("access", Set.of("http", "eventstore", "sigv4", "vault")),
          entry("authentication", Set.of("access", "aws", "http", "sigv4", "vault")),
          entry("tags", Set.of("aws", "eventstore")),
          entry("prober", Set.of("tls")),
          entry("publishing", Set.of("eventstore")),
          entry("certificate", Set.of("aws", "eventstore", "tags", "vault")),
          entry("imports", Set.of("aws", "http", "eventstore", "certificate", "vault")),
          entry("restapi", Set.of("aws", "eventstore", "tags")),
          entry("stage", Set.of("aws", "eventstore", "certificate", "restapi", "tags")),
          entry("openapi", Set.of("aws", "eventstore", "restapi", "stage")),
          entry("testinvoke", Set.of("aws", "certificate", "restapi", "tls", "vault")),
          entry(
              "backend",
              Set.of("http", "eventstore", "certificate", "prober", "testinvoke", "vault")),
          entry("rotation", Set.of("aws", "http", "eventstore", "certificate", "backend")),
          entry("receipt", Set.of("http", "eventstore")),
          entry("renewal", Set.of("aws", "http", "eventstore", "backend", "rotation")),
          entry("gateway", Set.of("http", "eventstore", "stage")),
          entry("rules", Set.of("certificate", "stage", "backend", "gateway", "rotation")),
          entry("inbox", Set.of("eventstore", "backend", "gateway")));

  @ArchTest static final ArchRule packagesUseNoMoreThanTheirShare = uses();

  @ArchTest
  static final ArchRule packagesDoNotDependOnEachOtherInCircles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyWhatIssuesAndProbesComesNearTheKeys =
      classes()
          .that()
          .resideInAPackage(VAULT)
          .should()
          .onlyHaveDependentClassesThat(
              resideInAPackage(VAULT)
                  .or(simpleName("VaultConfiguration"))
                  .or(simpleName("RewrapAtStart"))
                  .or(nameMatching(".*\\.VaultKeys(\\$1)?"))
                  .or(simpleName("ClientKeys"))
                  .or(simpleName("X509Facts"))
                  .or(simpleName("ImportCertificate"))
                  .or(simpleName("ImportBody"))
                  .or(simpleName("ImportCalls"))
                  .or(simpleName("RequestCertificate"))
                  .or(simpleName("CertificateRequestBody"))
                  .or(simpleName("InstanceProbe"))
                  .or(simpleName("ClientIdentities"))
                  .or(simpleName("GenerationSettings"))
                  .or(simpleNameStartingWith("AccessKey"))
                  .or(simpleName("Candidates")));

  @ArchTest
  static final ArchRule aggregatesKnowNoLibraryButAxon =
      classes()
          .that()
          .areAnnotatedWith(AggregateRoot.class)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ROOT,
              ROOT + ".access",
              ROOT + ".aws",
              ROOT + ".certificate",
              ROOT + ".restapi",
              ROOT + ".stage",
              ROOT + ".backend",
              ROOT + ".gateway",
              ROOT + ".renewal",
              ROOT + ".rotation",
              ROOT + ".tags",
              "dev.interlock.contract..",
              "dev.interlock.vault",
              "org.axonframework.commandhandling",
              "org.axonframework.eventsourcing",
              "org.axonframework.modelling.command..",
              "org.jspecify.annotations",
              "java.lang..",
              "java.time..",
              "java.util..");

  @ArchTest
  static final ArchRule aggregatesKnowNoTimeAndNoChanceButWhatTheyAreTold =
      noClasses()
          .that()
          .areAnnotatedWith(AggregateRoot.class)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(RandomGenerator.class);

  private static ArchRule uses() {
    LayeredArchitecture layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture()
            .layer("root")
            .definedBy(ROOT)
            .layer("vault")
            .definedBy(VAULT);
    for (String name : USES.keySet()) {
      layers = layers.layer(name).definedBy(ROOT + "." + name + "..");
    }
    layers = layers.whereLayer("root").mayNotAccessAnyLayer();
    for (Map.Entry<String, Set<String>> uses : USES.entrySet()) {
      Stream<String> used = Stream.concat(Stream.of("root"), uses.getValue().stream());
      layers = layers.whereLayer(uses.getKey()).mayOnlyAccessLayers(used.toArray(String[]::new));
    }
    return layers;
  }
}
