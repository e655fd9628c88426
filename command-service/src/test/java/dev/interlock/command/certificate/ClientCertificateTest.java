package dev.interlock.command.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.Refusal;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateEvent.CertificateTagged;
import dev.interlock.contract.CertificateEvent.CertificateUntagged;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.StageRef;
import dev.interlock.vault.ClientProfile;
import dev.interlock.vault.KeyAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientCertificateTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.789Z");
  private static final Instant SECOND = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Map<String, String> TAGS = Map.of("env", "prod");
  private static final GenerationSettings RSA =
      new GenerationSettings(ClientProfile.INTERLOCK, KeyAlgorithm.RSA_2048);

  private final Existing existing = new Existing();
  private final Keys keys = new Keys();
  private final List<StageRef> presenters = new ArrayList<>();
  private @Nullable String needed;
  private AggregateTestFixture<ClientCertificate> fixture;

  @BeforeEach
  void setUp() {
    fixture =
        AggregateFixture.of(
            ClientCertificate.class,
            existing,
            keys,
            new CertificateQuota(2),
            RSA,
            (Presenters) certificate -> presenters,
            (DeletionGuard)
                certificate -> {
                  if (needed != null) {
                    throw Refusal.conflict(needed);
                  }
                });
  }

  @Test
  void generatesACertificateThatIsValidFor365DaysFromTheSecond() {
    fixture
        .givenNoPriorActivity()
        .when(new GenerateClientCertificate("abc123", "Mine", TAGS, AT))
        .expectEvents(
            new CertificateGenerated(
                "abc123", "Mine", TAGS, facts("abc123", YEAR), "key-abc123", AT));
  }

  @Test
  void refusesToGenerateWhenTheQuotaIsUsedUp() {
    existing.add("old001", YEAR);
    existing.add("old002", YEAR);
    fixture
        .givenNoPriorActivity()
        .when(new GenerateClientCertificate("abc123", null, Map.of(), AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("2 client certificates exist"))
        .expectNoEvents();
    assertThat(keys.issued).isEmpty();
  }

  @Test
  void generatesASuccessorWithTheSettingsOfItsPredecessorEvenAboveTheQuota() {
    existing.add("old001", Duration.ofDays(30));
    existing.add("old002", YEAR);
    fixture
        .givenNoPriorActivity()
        .when(new GenerateSuccessor("new001", "old001", "r1", AT))
        .expectEvents(
            new CertificateGenerated(
                "new001",
                "Certificate old001",
                TAGS,
                facts("new001", Duration.ofDays(30)),
                "key-new001",
                AT));
  }

  @Test
  void generatesACertificateAsItsTagsSay() {
    Map<String, String> tags = Map.of("interlock:key-algorithm", "P-256");
    fixture
        .givenNoPriorActivity()
        .when(new GenerateClientCertificate("abc123", null, tags, AT))
        .expectSuccessfulHandlerExecution();
    assertThat(keys.settings)
        .isEqualTo(new GenerationSettings(ClientProfile.INTERLOCK, KeyAlgorithm.P_256));
  }

  @Test
  void refusesAKeyAlgorithmThatIsUnknownBeforeAKeyIsMade() {
    fixture
        .givenNoPriorActivity()
        .when(
            new GenerateClientCertificate(
                "abc123", null, Map.of("interlock:key-algorithm", "DSA"), AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("'DSA' is unknown; give one of RSA-2048"))
        .expectNoEvents();
    assertThat(keys.issued).isEmpty();
  }

  @Test
  void generatesASuccessorThatKeepsTheKeyAlgorithmAndNotTheProfile() {
    existing.add("old001", YEAR, Map.of("interlock:profile", "aws", "env", "prod"));
    fixture
        .givenNoPriorActivity()
        .when(new GenerateSuccessor("new001", "old001", "r1", AT))
        .expectEvents(
            new CertificateGenerated(
                "new001", "Certificate old001", TAGS, facts("new001", YEAR), "key-new001", AT));
    assertThat(keys.settings).isEqualTo(Keys.LIKE_PREDECESSOR);
  }

  @Test
  void refusesToTagWhatACertificateSaysOfItsMaking() {
    fixture
        .given(generated("abc123"))
        .when(new TagCertificate("abc123", Map.of("interlock:profile", "aws"), AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("Tag interlock:profile says how"))
        .expectNoEvents();
  }

  @Test
  void generatesASuccessorOnce() {
    existing.add("old001", YEAR);
    fixture
        .given(generated("new001"))
        .when(new GenerateSuccessor("new001", "old001", "r1", AT))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  @Test
  void refusesASuccessorOfACertificateThatDoesNotExist() {
    fixture
        .givenNoPriorActivity()
        .when(new GenerateSuccessor("new001", "old001", "r1", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("old001, which rotation r1 replaces"));
  }

  @Test
  void changesTheDescription() {
    fixture
        .given(generated("abc123"))
        .when(new DescribeCertificate("abc123", "Other", AT))
        .expectEvents(new CertificateDescribed("abc123", "Other", AT));
  }

  @Test
  void recordsNoDescriptionThatIsTheSame() {
    fixture
        .given(generated("abc123"))
        .when(new DescribeCertificate("abc123", "Mine", AT))
        .expectNoEvents();
  }

  @Test
  void refusesToDescribeADeletedCertificate() {
    fixture
        .given(generated("abc123"), new CertificateDeleted("abc123", AT))
        .when(new DescribeCertificate("abc123", "Other", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(Certificates.UNKNOWN);
  }

  @Test
  void recordsTheTagsThatChange() {
    fixture
        .given(generated("abc123"))
        .when(new TagCertificate("abc123", Map.of("env", "prod", "team", "edge"), AT))
        .expectEvents(new CertificateTagged("abc123", Map.of("team", "edge"), AT));
    fixture
        .given(generated("abc123"), new CertificateTagged("abc123", Map.of("team", "edge"), AT))
        .when(new TagCertificate("abc123", Map.of("team", "edge"), AT))
        .expectNoEvents();
  }

  @Test
  void recordsTheTagsThatAreRemoved() {
    fixture
        .given(generated("abc123"))
        .when(new UntagCertificate("abc123", List.of("team", "env"), AT))
        .expectEvents(new CertificateUntagged("abc123", List.of("env"), AT));
    fixture
        .given(generated("abc123"), new CertificateUntagged("abc123", List.of("env"), AT))
        .when(new UntagCertificate("abc123", List.of("env"), AT))
        .expectNoEvents();
  }

  @Test
  void refusesToTagADeletedCertificate() {
    fixture
        .given(generated("abc123"), new CertificateDeleted("abc123", AT))
        .when(new TagCertificate("abc123", Map.of("k", "v"), AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(Certificates.UNKNOWN);
  }

  @Test
  void deletesACertificateAndDestroysItsKey() {
    fixture
        .given(generated("abc123"))
        .when(new DeleteClientCertificate("abc123", AT))
        .expectEvents(
            new CertificateDeleted("abc123", AT),
            new PrivateKeyDestroyed("abc123", "key-abc123", AT));
    assertThat(keys.destroyed).containsExactly("key-abc123");
    assertThat(existing.heldForDeletion).containsExactly("abc123");
  }

  @Test
  void refusesToDeleteWhatStagesPresentAndNamesThem() {
    presenters.add(new StageRef("api1234567", "dev"));
    presenters.add(new StageRef("api1234567", "prod"));
    fixture
        .given(generated("abc123"))
        .when(new DeleteClientCertificate("abc123", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("[api1234567/dev, api1234567/prod]"))
        .expectNoEvents();
    assertThat(keys.destroyed).isEmpty();
  }

  @Test
  void refusesToDeleteWhatIsStillNeeded() {
    needed = "Backend orders is told to trust it";
    fixture
        .given(generated("abc123"))
        .when(new DeleteClientCertificate("abc123", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(needed)
        .expectNoEvents();
    assertThat(keys.destroyed).isEmpty();
  }

  @Test
  void refusesToDeleteTwice() {
    fixture
        .given(generated("abc123"), new CertificateDeleted("abc123", AT))
        .when(new DeleteClientCertificate("abc123", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(Certificates.UNKNOWN);
  }

  @Test
  void retiresACertificateAndDestroysItsKey() {
    fixture
        .given(generated("abc123"))
        .when(new RetireCertificate("abc123", "r1", AT))
        .expectEvents(
            new CertificateDeleted("abc123", AT),
            new PrivateKeyDestroyed("abc123", "key-abc123", AT));
  }

  @Test
  void refusesToRetireWhatAStagePresents() {
    presenters.add(new StageRef("api1234567", "prod"));
    fixture
        .given(generated("abc123"))
        .when(new RetireCertificate("abc123", "r1", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("api1234567/prod"));
  }

  @Test
  void retiresOnce() {
    fixture
        .given(generated("abc123"), new CertificateDeleted("abc123", AT))
        .when(new RetireCertificate("abc123", "r1", AT))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  private static CertificateGenerated generated(String id) {
    return new CertificateGenerated(id, "Mine", TAGS, facts(id, YEAR), "key-" + id, AT);
  }

  private static CertificateFacts facts(String id, Duration validity) {
    return new CertificateFacts(
        "pem of " + id, "f" + id, "s" + id, "1", "CN=" + id, SECOND, SECOND.plus(validity));
  }

  private static final class Keys implements ClientKeys {
    final List<String> issued = new ArrayList<>();
    static final GenerationSettings LIKE_PREDECESSOR =
        new GenerationSettings(ClientProfile.INTERLOCK, KeyAlgorithm.P_384);
    final List<String> destroyed = new ArrayList<>();
    @Nullable GenerationSettings settings;

    @Override
    public GenerationSettings forSuccessorOf(StoredCertificate predecessor) {
      return LIKE_PREDECESSOR;
    }

    @Override
    public IssuedKey issue(
        String certificateId, GenerationSettings settings, Instant notBefore, Duration validity) {
      this.settings = settings;
      assertThat(notBefore).isEqualTo(SECOND);
      issued.add(certificateId);
      return new IssuedKey("key-" + certificateId, facts(certificateId, validity));
    }

    @Override
    public void destroy(String keyHandle) {
      destroyed.add(keyHandle);
    }
  }

  private static final class Existing implements Certificates {
    private final Map<String, StoredCertificate> byId = new TreeMap<>();
    final List<String> heldForDeletion = new ArrayList<>();

    void add(String id, Duration validity) {
      add(id, validity, TAGS);
    }

    void add(String id, Duration validity, Map<String, String> tags) {
      byId.put(
          id,
          new StoredCertificate(id, "Certificate " + id, tags, facts(id, validity), "key-" + id));
    }

    @Override
    public Optional<StoredCertificate> find(String certificateId) {
      return Optional.ofNullable(byId.get(certificateId));
    }

    @Override
    public Optional<StoredCertificate> withFingerprint(String fingerprint) {
      return Optional.empty();
    }

    @Override
    public int count() {
      return byId.size();
    }

    @Override
    public int countForGeneration() {
      return byId.size();
    }

    @Override
    public void holdForUse(String certificateId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void holdForDeletion(String certificateId) {
      heldForDeletion.add(certificateId);
    }
  }
}
