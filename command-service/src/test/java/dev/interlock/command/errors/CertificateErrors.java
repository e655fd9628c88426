package dev.interlock.command.errors;

import static dev.interlock.command.errors.Arranged.NO_TEXT;
import static dev.interlock.command.errors.Arranged.arn;
import static dev.interlock.command.errors.Arranged.replace;
import static dev.interlock.command.errors.ErrorCase.badRequest;
import static dev.interlock.command.errors.ErrorCase.conflict;
import static dev.interlock.command.errors.ErrorCase.limitExceeded;
import static dev.interlock.command.errors.ErrorCase.notFound;

import java.util.Map;
import java.util.stream.Stream;

/** How operations on client certificates and on tags fail. */
final class CertificateErrors {
  private static final String UNKNOWN = "Invalid Client Certificate identifier specified";

  private CertificateErrors() {}

  static Stream<ErrorCase> of(Arranged is) {
    return Stream.concat(ofCertificates(is), ofTags(is));
  }

  private static Stream<ErrorCase> ofCertificates(Arranged is) {
    return Stream.of(
        badRequest(
            "GenerateClientCertificate",
            "Tag key 'aws:x' must have 1 to 128 characters, not aws: first",
            aws -> aws.generateClientCertificate(r -> r.tags(Map.of("aws:x", "1")))),
        conflict(
            "GenerateClientCertificate",
            "Certificate %s, which this invocation generated, has been deleted; call with a new id"
                .formatted(is.repeat.certificate()),
            aws -> {
              throw is.repeat.refusal();
            }),
        limitExceeded(
            "GenerateClientCertificate",
            "1 client certificates exist, which is the limit; delete one that is not in use",
            aws -> aws.generateClientCertificate(r -> {})),
        badRequest(
            "GetClientCertificate",
            "Bad Request",
            aws -> aws.getClientCertificate(r -> r.clientCertificateId(NO_TEXT))),
        notFound(
            "GetClientCertificate",
            UNKNOWN,
            aws -> aws.getClientCertificate(r -> r.clientCertificateId("none"))),
        badRequest(
            "GetClientCertificates",
            "Invalid limit parameter specified. Give a number from 1 to 500",
            aws -> aws.getClientCertificates(r -> r.limit(501))),
        badRequest(
            "UpdateClientCertificate",
            "Invalid patch path  '/tags' specified for op 'replace'. Must be one of: [/description]",
            aws ->
                aws.updateClientCertificate(
                    r ->
                        r.clientCertificateId(is.certificate)
                            .patchOperations(replace("/tags", "x")))),
        notFound(
            "UpdateClientCertificate",
            UNKNOWN,
            aws -> aws.updateClientCertificate(r -> r.clientCertificateId("none"))),
        badRequest(
            "DeleteClientCertificate",
            "Bad Request",
            aws -> aws.deleteClientCertificate(r -> r.clientCertificateId(NO_TEXT))),
        notFound(
            "DeleteClientCertificate",
            UNKNOWN,
            aws -> aws.deleteClientCertificate(r -> r.clientCertificateId("none"))),
        conflict(
            "DeleteClientCertificate",
            "Client certificate %s is presented by the stages [%s/prod]; let them present another one first"
                .formatted(is.certificate, is.api),
            aws -> aws.deleteClientCertificate(r -> r.clientCertificateId(is.certificate))));
  }

  private static Stream<ErrorCase> ofTags(Arranged is) {
    String noArn =
        "Invalid ARN specified: prod. It must be as in"
            + " arn:aws:apigateway:us-east-1::/clientcertificates/a1b2c3";
    String unknown = arn("/clientcertificates/none");
    return Stream.of(
        badRequest("GetTags", noArn, aws -> aws.getTags(r -> r.resourceArn("prod"))),
        notFound("GetTags", UNKNOWN, aws -> aws.getTags(r -> r.resourceArn(unknown))),
        badRequest(
            "TagResource",
            noArn,
            aws -> aws.tagResource(r -> r.resourceArn("prod").tags(Map.of("a", "b")))),
        notFound(
            "TagResource",
            UNKNOWN,
            aws -> aws.tagResource(r -> r.resourceArn(unknown).tags(Map.of("a", "b")))),
        badRequest(
            "UntagResource",
            noArn,
            aws -> aws.untagResource(r -> r.resourceArn("prod").tagKeys("a"))),
        notFound(
            "UntagResource",
            UNKNOWN,
            aws -> aws.untagResource(r -> r.resourceArn(unknown).tagKeys("a"))));
  }
}
