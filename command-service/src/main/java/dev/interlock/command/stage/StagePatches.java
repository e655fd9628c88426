package dev.interlock.command.stage;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.aws.PatchTable;
import dev.interlock.command.stage.StageChange.AssignCertificate;
import dev.interlock.command.stage.StageChange.Describe;
import dev.interlock.command.stage.StageChange.RemoveCertificate;
import dev.interlock.command.stage.StageChange.RemoveVariable;
import dev.interlock.command.stage.StageChange.Serve;
import dev.interlock.command.stage.StageChange.SetVariable;
import java.util.List;

/** The patch operations of UpdateStage. */
final class StagePatches {
  private static final PatchTable<StageChange> TABLE =
      new PatchTable<StageChange>(
              (operation, paths) ->
                  "Invalid method setting path: %s. Must be one of: %s"
                      .formatted(operation.path(), paths))
          .allow("replace", "/deploymentId", (names, value) -> new Serve(value))
          .allow("replace", "/description", (names, value) -> describe(value))
          .allow("remove", "/description", (names, value) -> describe(""))
          .allow("replace", "/clientCertificateId", (names, value) -> present(value))
          .allow("remove", "/clientCertificateId", (names, value) -> present(""))
          .allow(
              "replace",
              "/variables/{variable_name}",
              (names, value) -> new SetVariable(names.getFirst(), value))
          .allow(
              "remove",
              "/variables/{variable_name}",
              (names, value) -> new RemoveVariable(names.getFirst()));

  private StagePatches() {}

  static List<StageChange> read(List<PatchOperation> operations) {
    return TABLE.read(operations);
  }

  private static StageChange describe(String value) {
    return new Describe(value.isEmpty() ? null : value);
  }

  /** An empty value detaches: Terraform sends it. */
  private static StageChange present(String value) {
    if (value.startsWith("arn:")) {
      throw Refusal.invalid(
          "clientCertificateId",
          "Certificates of AWS Certificate Manager are not offered; give the id of a client"
              + " certificate instead of "
              + value);
    }
    return value.isEmpty() ? new RemoveCertificate() : new AssignCertificate(value);
  }
}
