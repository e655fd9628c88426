package dev.interlock.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessKeyPairTest {
  @TempDir Path directory;

  @Test
  void looksLikeOneOfAws() {
    AccessKeyPair key = AccessKeyPair.random(new SecureRandom());
    assertThat(key.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
    assertThat(key.secret().reveal()).matches("[A-Za-z0-9+/]{40}");
  }

  @Test
  void isNeverTheSame() {
    AccessKeyPair one = AccessKeyPair.random(new SecureRandom());
    AccessKeyPair other = AccessKeyPair.random(new SecureRandom());
    assertThat(one.accessKeyId()).isNotEqualTo(other.accessKeyId());
    assertThat(one.secret().reveal()).isNotEqualTo(other.secret().reveal());
  }

  @Test
  void doesNotShowItsSecret() {
    AccessKeyPair key = AccessKeyPair.random(new SecureRandom());
    assertThat(key).asString().contains(key.accessKeyId()).doesNotContain(key.secret().reveal());
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    AccessKeyPair key = AccessKeyPair.random(new SecureRandom());
    AccessKeyPair read = AccessKeyPair.read(file(key.toCredentialsFile()));
    assertThat(read.accessKeyId()).isEqualTo(key.accessKeyId());
    assertThat(read.secret().reveal()).isEqualTo(key.secret().reveal());
  }

  @Test
  void isThatOfTheDefaultProfile() throws Exception {
    AccessKeyPair read =
        AccessKeyPair.read(
            file(
                """
                # mine
                [other]
                aws_access_key_id=AKIAOTHEROTHEROTHER2
                aws_secret_access_key=other
                [default]
                aws_access_key_id=AKIAMINEMINEMINEMINE
                aws_secret_access_key=a=b
                """));
    assertThat(read.accessKeyId()).isEqualTo("AKIAMINEMINEMINEMINE");
    assertThat(read.secret().reveal()).isEqualTo("a=b");
  }

  @Test
  void namesWhatIsMissing() throws Exception {
    Path file = file("[default]\naws_access_key_id = AKIAMINEMINEMINEMINE\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccessKeyPair.read(file))
        .withMessageContaining("must set aws_secret_access_key in its profile [default]")
        .withMessageContaining(file.toString());
  }

  @Test
  void refusesAnIdThatCannotBeSigned() throws Exception {
    Path file = file("[default]\naws_access_key_id = a/b\naws_secret_access_key = s\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccessKeyPair.read(file))
        .withMessageContaining("16 to 128 letters and digits");
  }

  @Test
  void namesTheFileThatIsNotThere() {
    Path missing = directory.resolve("none");
    assertThatThrownBy(() -> AccessKeyPair.read(missing)).hasMessageContaining(missing.toString());
  }

  private Path file(String content) throws Exception {
    return Files.writeString(directory.resolve("credentials"), content);
  }
}
