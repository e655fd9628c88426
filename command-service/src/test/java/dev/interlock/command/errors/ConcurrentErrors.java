package dev.interlock.command.errors;

import static dev.interlock.command.errors.Arranged.CONCURRENT;
import static dev.interlock.command.errors.Arranged.document;
import static dev.interlock.command.errors.Arranged.replacing;
import static dev.interlock.command.errors.ErrorCase.conflict;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Changes that fail only when another process changes the same thing at the same time. */
final class ConcurrentErrors {
  private ConcurrentErrors() {}

  /** A change, and the aggregate that another must be writing meanwhile. */
  record Concurrent(String aggregate, ErrorCase change) {
    @Override
    public String toString() {
      return change.toString();
    }
  }

  static Stream<Concurrent> of(Arranged is) {
    Stream<ErrorCase> ofTheCertificate =
        Stream.of(
            change("UpdateClientCertificate", replacing("/description", "Other")),
            change("TagResource", Map.of("tags", Map.of("a", "b"))),
            change("UntagResource", Map.of("tagKeys", List.of("env"))));
    Stream<ErrorCase> ofTheStage =
        Stream.of(
            change("UpdateStage", replacing("/description", "Other")),
            change("DeleteStage", Map.of()));
    Stream<ErrorCase> ofTheApi =
        Stream.of(
            change("UpdateRestApi", replacing("/name", "Other")),
            change("PutRestApi", Map.of("body", document(1))),
            change("CreateDeployment", Map.of()),
            change("DeleteDeployment", Map.of()),
            change("DeleteResource", Map.of()),
            change("DeleteMethod", Map.of()),
            change("DeleteMethodResponse", Map.of()),
            change("PutIntegration", Map.of("type", "MOCK")),
            change("DeleteIntegration", Map.of()),
            change("PutIntegrationResponse", Map.of()),
            change("DeleteIntegrationResponse", Map.of()));
    return Stream.of(
            ofTheCertificate.map(change -> new Concurrent(is.certificate, change)),
            ofTheStage.map(change -> new Concurrent(is.api + "/prod", change)),
            ofTheApi.map(change -> new Concurrent(is.api, change)))
        .flatMap(changes -> changes);
  }

  private static ErrorCase change(String operation, Map<String, Object> members) {
    return conflict(operation, CONCURRENT, members);
  }
}
