package dev.interlock.command.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.certificate.ClientCertificateController.Description;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificatePatchesTest {

  @Test
  void replacesTheDescriptionAndAnEmptyOneIsNone() {
    assertThat(read("replace", "/description", "New")).containsExactly(new Description("New"));
    assertThat(read("replace", "/description", "")).containsExactly(new Description(null));
  }

  @Test
  void refusesOtherPathsInAwsWords() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read("replace", "/foo", "x"))
        .withMessage(
            "Invalid patch path  '/foo' specified for op 'replace'. Must be one of:"
                + " [/description]");
  }

  @Test
  void refusesOtherOperationsInAwsWords() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read("remove", "/description", ""))
        .withMessage(
            "Invalid patch path  '/description' specified for op 'remove'. Please choose"
                + " supported operations");
  }

  @Test
  void refusesAListAsAWholeAndTakesAnEmptyOne() {
    assertThat(ClientCertificateController.PATCHES.read(List.of())).isEmpty();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                ClientCertificateController.PATCHES.read(
                    List.of(
                        new PatchOperation("replace", "/description", "New"),
                        new PatchOperation("copy", "/description", "New"))))
        .withMessageContaining("specified for op 'copy'");
  }

  private static List<Description> read(String op, String path, String value) {
    return ClientCertificateController.PATCHES.read(List.of(new PatchOperation(op, path, value)));
  }
}
