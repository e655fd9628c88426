package dev.interlock.command.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.Refusal;
import dev.interlock.vault.ClientProfile;
import dev.interlock.vault.KeyAlgorithm;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class GenerationSettingsTest {
  private static final GenerationSettings RSA = GenerationSettings.named("interlock", "RSA-3072");

  @Test
  void areThoseOfTheConfigurationWithoutATag() {
    assertThat(RSA)
        .isEqualTo(new GenerationSettings(ClientProfile.INTERLOCK, KeyAlgorithm.RSA_3072));
    assertThat(RSA.with(Map.of("env", "prod"))).isEqualTo(RSA);
  }

  @Test
  void areThoseOfTheTagsForOneCertificate() {
    assertThat(RSA.with(Map.of("interlock:key-algorithm", "P-256")))
        .isEqualTo(new GenerationSettings(ClientProfile.INTERLOCK, KeyAlgorithm.P_256));
    assertThat(RSA.with(Map.of("interlock:profile", "aws")))
        .isEqualTo(new GenerationSettings(ClientProfile.AWS, KeyAlgorithm.RSA_2048));
    assertThat(
            GenerationSettings.named("aws", "RSA-2048")
                .with(Map.of("interlock:profile", "interlock", "interlock:key-algorithm", "P-521")))
        .isEqualTo(new GenerationSettings(ClientProfile.INTERLOCK, KeyAlgorithm.P_521));
  }

  @Test
  void listWhatThereIsInPlaceOfWhatIsUnknown() {
    refused(() -> RSA.with(Map.of("interlock:key-algorithm", "ED25519")))
        .withMessage(
            "interlock:key-algorithm 'ED25519' is unknown; give one of RSA-2048, RSA-3072,"
                + " RSA-4096, P-256, P-384, P-521");
    refused(() -> RSA.with(Map.of("interlock:profile", "")))
        .withMessage("interlock:profile '' is unknown; give one of interlock, aws");
    refused(() -> GenerationSettings.named("interlock", "rsa"))
        .withMessageStartingWith("interlock.certificates.key-algorithm 'rsa' is unknown");
  }

  @Test
  void doNotMixTheProfileOfAwsWithOtherKeys() {
    refused(() -> RSA.with(Map.of("interlock:profile", "aws", "interlock:key-algorithm", "P-256")))
        .withMessageContaining("RSA-2048 only, not P-256");
    refused(() -> GenerationSettings.named("aws", "P-256")).withMessageContaining("RSA-2048 only");
    refused(
            () ->
                GenerationSettings.named("aws", "RSA-2048")
                    .with(Map.of("interlock:key-algorithm", "P-256")))
        .withMessageContaining("RSA-2048 only");
  }

  private static ThrowableAssertAlternative<Refusal> refused(ThrowingCallable call) {
    return assertThatExceptionOfType(Refusal.class).isThrownBy(call);
  }
}
