package dev.interlock.command.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.stage.StageChange.AssignCertificate;
import dev.interlock.command.stage.StageChange.Describe;
import dev.interlock.command.stage.StageChange.RemoveCertificate;
import dev.interlock.command.stage.StageChange.RemoveVariable;
import dev.interlock.command.stage.StageChange.Serve;
import dev.interlock.command.stage.StageChange.SetVariable;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StagePatchesTest {

  @Test
  void readsTheOperationsInTheirOrder() {
    assertThat(
            read(
                op("replace", "/deploymentId", "dep002"),
                op("replace", "/description", "New"),
                op("replace", "/variables/v", "1"),
                op("remove", "/variables/w", null),
                op("replace", "/clientCertificateId", "cert01")))
        .containsExactly(
            new Serve("dep002"),
            new Describe("New"),
            new SetVariable("v", "1"),
            new RemoveVariable("w"),
            new AssignCertificate("cert01"));
  }

  @Test
  void anEmptyListAsksForNothing() {
    assertThat(read()).isEmpty();
  }

  @Test
  void anEmptyCertificateDetachesAsTerraformSendsIt() {
    assertThat(
            read(
                op("replace", "/clientCertificateId", ""),
                op("replace", "/clientCertificateId", null),
                op("remove", "/clientCertificateId", null)))
        .containsOnly(new RemoveCertificate());
  }

  @Test
  void aSlashInTheNameOfAVariableIsEscaped() {
    assertThat(read(op("replace", "/variables/a~1b~01", "x")))
        .containsExactly(new SetVariable("a/b~1", "x"));
  }

  @Test
  void refusesAPathThatIsNotOfferedInAwsWords() {
    refused(op("replace", "/tags/tag1", "x"))
        .withMessage(
            "Invalid method setting path: /tags/tag1. Must be one of: [/deploymentId,"
                + " /description, /clientCertificateId, /variables/{variable_name}]");
  }

  @Test
  void refusesAnOperationThatThePathDoesNotAllowInAwsWords() {
    refused(op("add", "/clientCertificateId", "cert01"))
        .withMessage(
            "Invalid patch path  '/clientCertificateId' specified for op 'add'. Please choose"
                + " supported operations");
  }

  @Test
  void refusesAMissingPath() {
    refused(op("replace", null, "x")).withMessageStartingWith("Invalid method setting path: null.");
  }

  @Test
  void refusesAllWhenOneIsBad() {
    refused(op("replace", "/description", "New"), op("replace", "/nothing", "x"))
        .withMessageContaining("/nothing");
  }

  @Test
  void refusesCertificatesOfCertificateManager() {
    refused(op("replace", "/clientCertificateId", "arn:aws:acm:eu-west-1:1:certificate/x"))
        .withMessageContaining("Certificate Manager");
  }

  private static PatchOperation op(String op, @Nullable String path, @Nullable String value) {
    return new PatchOperation(op, path, value);
  }

  private static List<StageChange> read(PatchOperation... operations) {
    return StagePatches.read(Arrays.asList(operations));
  }

  private static ThrowableAssertAlternative<Refusal> refused(PatchOperation... operations) {
    return assertThatExceptionOfType(Refusal.class).isThrownBy(() -> read(operations));
  }
}
