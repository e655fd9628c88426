package dev.interlock.command.errors;

import static dev.interlock.command.errors.Arranged.CERTIFICATES;
import static dev.interlock.command.errors.Arranged.NO_TEXT;
import static dev.interlock.command.errors.Arranged.replacing;
import static dev.interlock.command.errors.ErrorCase.badRequest;
import static dev.interlock.command.errors.ErrorCase.conflict;
import static dev.interlock.command.errors.ErrorCase.limitExceeded;
import static dev.interlock.command.errors.ErrorCase.notFound;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How operations on client certificates and on tags fail. */
final class CertificateErrors {
  private static final String UNKNOWN = "Invalid Client Certificate identifier specified";
  private static final String NO_ARN =
      "Invalid ARN specified: prod. It must be as in"
          + " arn:aws:apigateway:us-east-1::/clientcertificates/a1b2c3";
  private static final Map<String, Object> NONE = Map.of("clientCertificateId", "none");

  private CertificateErrors() {}

  static Stream<ErrorCase> of(Arranged is) {
    return Stream.concat(ofCertificates(is), ofTags());
  }

  /** Comes to a call that its client repeated under the same invocation id. */
  static ErrorCase repeated(Arranged is) {
    return conflict(
        "GenerateClientCertificate",
        "Certificate %s, which this invocation generated, has been deleted; call with a new id"
            .formatted(is.repeat.certificate()),
        Map.of());
  }

  private static Stream<ErrorCase> ofCertificates(Arranged is) {
    return Stream.of(
        badRequest(
            "GenerateClientCertificate",
            "Tag key 'aws:x' must have 1 to 128 characters, not aws: first",
            Map.of("tags", Map.of("aws:x", "1"))),
        limitExceeded(
            "GenerateClientCertificate",
            "1 client certificates exist or are asked for, which is the limit; delete one that is not in use",
            Map.of()),
        badRequest("GetClientCertificate", "Bad Request", Map.of("clientCertificateId", NO_TEXT)),
        notFound("GetClientCertificate", UNKNOWN, NONE),
        badRequest(
            "GetClientCertificates",
            "Invalid limit parameter specified. Give a number from 1 to 500",
            Map.of("limit", 501)),
        badRequest(
            "UpdateClientCertificate",
            "Invalid patch path  '/tags' specified for op 'replace'. Must be one of: [/description]",
            replacing("/tags", "x")),
        notFound("UpdateClientCertificate", UNKNOWN, NONE),
        badRequest(
            "DeleteClientCertificate", "Bad Request", Map.of("clientCertificateId", NO_TEXT)),
        notFound("DeleteClientCertificate", UNKNOWN, NONE),
        conflict(
            "DeleteClientCertificate",
            "Client certificate %s is presented by the stages [%s/prod]; let them present another one first"
                .formatted(is.certificate, is.api),
            Map.of()));
  }

  private static Stream<ErrorCase> ofTags() {
    String unknown = CERTIFICATES + "none";
    Map<String, String> tags = Map.of("a", "b");
    return Stream.of(
        badRequest("GetTags", NO_ARN, Map.of("resourceArn", "prod")),
        notFound("GetTags", UNKNOWN, Map.of("resourceArn", unknown)),
        badRequest("TagResource", NO_ARN, Map.of("resourceArn", "prod", "tags", tags)),
        notFound("TagResource", UNKNOWN, Map.of("resourceArn", unknown, "tags", tags)),
        badRequest("UntagResource", NO_ARN, Map.of("resourceArn", "prod", "tagKeys", List.of("a"))),
        notFound(
            "UntagResource", UNKNOWN, Map.of("resourceArn", unknown, "tagKeys", List.of("a"))));
  }
}
