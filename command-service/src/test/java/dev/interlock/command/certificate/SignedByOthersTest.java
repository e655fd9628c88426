package dev.interlock.command.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.interlock.backends.ThrowAwayAuthority;
import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.command.AggregateFixture;
import dev.interlock.command.Refusal;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateImported;
import dev.interlock.contract.CertificateEvent.CertificateRequestWithdrawn;
import dev.interlock.contract.CertificateEvent.CertificateRequested;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.vault.KeyAlgorithm;
import dev.interlock.vault.Secret;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of certificates that another authority signs. */
class SignedByOthersTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.789Z");
  private static final Map<String, String> TAGS = Map.of("env", "prod");
  private static final ThrowAwayAuthority AUTHORITY =
      ThrowAwayAuthority.create("Example", Clock.systemUTC());
  private static final ThrowAwayIdentity CLIENT = AUTHORITY.sign("gateway");
  private static final CertificateChain CHAIN = chain(CLIENT);

  private final ClientCertificateTest.Existing existing = new ClientCertificateTest.Existing();
  private final ClientCertificateTest.Keys keys = new ClientCertificateTest.Keys();
  private AggregateTestFixture<ClientCertificate> fixture;

  @BeforeEach
  void setUp() {
    fixture =
        AggregateFixture.of(
            ClientCertificate.class,
            existing,
            keys,
            new CertificateQuota(1),
            (Presenters) certificate -> List.of(),
            (DeletionGuard) certificate -> {});
  }

  @Test
  void takesInACertificateWithItsAuthorities() {
    fixture.givenNoPriorActivity().when(importing(TAGS)).expectEvents(imported());
    assertThat(imported().authorities())
        .extracting(one -> one.subject())
        .containsExactly("CN=Issuer of Example", "CN=Example");
  }

  @Test
  void refusesAnImportWhenTheQuotaIsUsedUp() {
    existing.add("old001", Duration.ofDays(1));
    fixture
        .givenNoPriorActivity()
        .when(importing(TAGS))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("1 client certificates exist"))
        .expectNoEvents();
    assertThat(keys.issued).isEmpty();
  }

  @Test
  void refusesATagThatSaysHowACertificateIsGenerated() {
    fixture
        .givenNoPriorActivity()
        .when(importing(Map.of("interlock:key-algorithm", "P-256")))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("Tag interlock:key-algorithm"));
  }

  @Test
  void asksForACertificate() {
    fixture.givenNoPriorActivity().when(requesting()).expectEvents(requested());
  }

  @Test
  void refusesARequestWhenTheQuotaIsUsedUpBeforeAKeyIsMade() {
    existing.add("old001", Duration.ofDays(1));
    fixture
        .givenNoPriorActivity()
        .when(requesting())
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("1 client certificates exist"));
    assertThat(keys.issued).isEmpty();
  }

  @Test
  void takesInTheCertificateThatWasAskedForEvenAtTheQuota() {
    existing.add("old001", Duration.ofDays(1));
    fixture.given(requested()).when(completing(CHAIN)).expectEvents(imported());
    assertThat(keys.completed).containsExactly("abc123");
  }

  @Test
  void takesInTheCertificateThatWasAskedForOnce() {
    fixture
        .given(requested(), imported())
        .when(completing(CHAIN))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
    fixture
        .given(requested(), imported())
        .when(completing(chain(AUTHORITY.sign("gateway"))))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("No certificate is asked for under abc123"));
  }

  @Test
  void takesInNothingForARequestThatWasWithdrawn() {
    fixture
        .given(requested(), new CertificateRequestWithdrawn("abc123", AT))
        .when(completing(CHAIN))
        .expectException(Refusal.class);
    fixture
        .given(requested(), imported(), new CertificateDeleted("abc123", AT))
        .when(completing(CHAIN))
        .expectException(Refusal.class);
  }

  @Test
  void destroysTheKeyOfARequestThatIsWithdrawn() {
    fixture
        .given(requested())
        .when(new WithdrawCertificateRequest("abc123", AT))
        .expectEvents(
            new CertificateRequestWithdrawn("abc123", AT),
            new PrivateKeyDestroyed("abc123", "key-abc123", AT));
    assertThat(keys.destroyed).containsExactly("key-abc123");
  }

  @Test
  void withdrawsNoCertificate() {
    fixture
        .given(requested(), imported())
        .when(new WithdrawCertificateRequest("abc123", AT))
        .expectException(Refusal.class)
        .expectNoEvents();
    assertThat(keys.destroyed).isEmpty();
  }

  @Test
  void isNoCertificateBeforeItIsSigned() {
    for (Object command :
        List.of(
            new DescribeCertificate("abc123", "Other", AT),
            new TagCertificate("abc123", Map.of("k", "v"), AT),
            new DeleteClientCertificate("abc123", AT))) {
      fixture
          .given(requested())
          .when(command)
          .expectException(Refusal.class)
          .expectExceptionMessage(Certificates.UNKNOWN);
    }
  }

  @Test
  void retiresAsAGeneratedOneDoes() {
    fixture
        .given(imported())
        .when(new RetireCertificate("abc123", "r1", AT))
        .expectEvents(
            new CertificateDeleted("abc123", AT),
            new PrivateKeyDestroyed("abc123", "key-abc123", AT));
  }

  private static ImportCertificate importing(Map<String, String> tags) {
    return new ImportCertificate(
        "abc123", "Mine", tags, CHAIN, new Secret(CLIENT.privateKeyPem()), AT);
  }

  private static RequestCertificate requesting() {
    return new RequestCertificate(
        "abc123", "Mine", TAGS, new X500Principal("CN=gateway"), KeyAlgorithm.P_256, AT);
  }

  private static CompleteCertificateRequest completing(CertificateChain chain) {
    return new CompleteCertificateRequest("abc123", chain, AT);
  }

  private static CertificateRequested requested() {
    return new CertificateRequested(
        "abc123", "Mine", TAGS, "CN=gateway", "P-256", "CSR", "key-abc123", AT);
  }

  private static CertificateImported imported() {
    return new CertificateImported(
        "abc123", "Mine", TAGS, CHAIN.client(), CHAIN.authorities(), "key-abc123", AT);
  }

  private static CertificateChain chain(ThrowAwayIdentity client) {
    return new CertificateChain(
        Stream.<X509Certificate>concat(Stream.of(client.certificate()), AUTHORITY.chain().stream())
            .toList());
  }
}
