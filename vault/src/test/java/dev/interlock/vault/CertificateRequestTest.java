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
  void asksForAnRsaKeyOfTwoThousandAndFortyEightBitsByDefault() {
    CertificateRequest request =
        CertificateRequest.of("a1b2c3", Instant.parse(FROM), Instant.parse(TO));

    assertThat(request.keyAlgorithm()).isEqualTo(KeyAlgorithm.RSA_2048);
    assertThat(request.commonName()).isEqualTo("ApiGateway-a1b2c3");
    assertThat(request.serial()).isNull();
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
        .isThrownBy(() -> new CertificateRequest(id, name, KeyAlgorithm.P_256, from, to, serial))
        .withMessageContaining(rule);
  }

  @Test
  void refusesASerialOfMoreThanTwentyOctetsAndANameOfMoreThanSixtyFourCharacters() {
    Instant from = Instant.parse(FROM);
    Instant to = Instant.parse(TO);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CertificateRequest(
                    "id", "name", KeyAlgorithm.P_256, from, to, BigInteger.TWO.pow(159)))
        .withMessageContaining("20 octets");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new CertificateRequest("id", "n".repeat(65), KeyAlgorithm.P_256, from, to, null))
        .withMessageContaining("64 characters");
  }
}
