package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateRequestTest {
  private static final String FROM = "2026-01-01T00:00:00Z";
  private static final String TO = "2027-01-01T00:00:00Z";

  @Test
  void asksForANameOfItsOwnAndARandomSerialByDefault() {
    CertificateRequest request =
        CertificateRequest.of("a1b2c3", KeyAlgorithm.P_256, Instant.parse(FROM), Instant.parse(TO));

    assertThat(request.profile()).isEqualTo(ClientProfile.INTERLOCK);
    assertThat(request.commonName()).isEqualTo("ApiGateway-a1b2c3");
    assertThat(request.serial()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"ApiGateway, P_256", "ApiGateway-a1b2c3, RSA_2048"})
  void refusesWhatTheProfileOfAwsDoesNotHave(String commonName, KeyAlgorithm algorithm) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CertificateRequest(
                    "id",
                    ClientProfile.AWS,
                    commonName,
                    algorithm,
                    Instant.parse(FROM),
                    Instant.parse(TO),
                    null))
        .withMessageContaining("profile AWS has the common name ApiGateway and a key of RSA-2048");
  }

  @ParameterizedTest
  @CsvSource({
    "'', name, " + FROM + ", " + TO + ", , certificate id",
    "a b, name, " + FROM + ", " + TO + ", , certificate id",
    "id, ' ', " + FROM + ", " + TO + ", , common name",
    "id, name, 2026-01-01T00:00:00.5Z, " + TO + ", , whole seconds",
    "id, name, " + TO + ", " + FROM + ", , before notAfter",
    "id, name, " + FROM + ", +10000-01-01T00:00:00Z, , notAfter must not be after 9999",
    "id, name, " + FROM + ", " + TO + ", 0, serial",
    "id, name, " + FROM + ", " + TO + ", -1, serial"
  })
  void refusesWhatNoCertificateCanCarry(
      String id, String name, Instant from, Instant to, @Nullable BigInteger serial, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(id, name, from, to, serial))
        .withMessageContaining(rule);
  }

  @Test
  void refusesASerialOfMoreThanTwentyOctetsAndANameOfMoreThanSixtyFourCharacters() {
    Instant from = Instant.parse(FROM);
    Instant to = Instant.parse(TO);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("id", "name", from, to, BigInteger.TWO.pow(159)))
        .withMessageContaining("20 octets");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("id", "n".repeat(65), from, to, null))
        .withMessageContaining("64 characters");
  }

  private static CertificateRequest request(
      String id, String commonName, Instant from, Instant to, @Nullable BigInteger serial) {
    return new CertificateRequest(
        id, ClientProfile.INTERLOCK, commonName, KeyAlgorithm.P_256, from, to, serial);
  }
}
