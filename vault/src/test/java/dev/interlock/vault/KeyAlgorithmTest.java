package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.PublicKey;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyAlgorithmTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByTheNameThatItIsWrittenWith(KeyAlgorithm algorithm) {
    assertThat(KeyAlgorithm.named(algorithm.toString())).contains(algorithm);
    assertThat(KeyAlgorithm.named(algorithm.name())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, 2048, RSA_2048",
    "RSA, 2560, RSA_3072",
    "EC, 256, P_256",
    "EC, 384, P_384",
    "EC, 521, P_521"
  })
  void isThatOfAKeyOrTheNextStronger(String algorithm, int bits, KeyAlgorithm like) {
    assertThat(KeyAlgorithm.of(key(algorithm, bits))).isEqualTo(like);
  }

  @Test
  void isNoneOfAKeyOfAnotherKind() {
    assertThatIllegalArgumentException().isThrownBy(() -> KeyAlgorithm.of(key("Ed25519", 255)));
  }

  private static PublicKey key(String algorithm, int bits) {
    return new KeyKind(algorithm, bits).generate(new SecureRandom()).getPublic();
  }
}
