package dev.interlock.command.restapi;

import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.aws.Shape;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the operations on methods take. */
public final class MethodShapes {
  /** What PutMethodResponse takes. */
  static final Shape RESPONSE = new Shape().flags("responseParameters").texts("responseModels");

  /** What PutIntegrationResponse takes. */
  public static final Shape INTEGRATION_RESPONSE =
      new Shape()
          .text("selectionPattern")
          .texts("responseParameters", "responseTemplates")
          .oneOf("contentHandling", "CONVERT_TO_BINARY", "CONVERT_TO_TEXT");

  private static final int DEFAULT_TIMEOUT = 29_000;

  private static final Shape METHOD =
      new Shape()
          .required("authorizationType")
          .text("authorizationType", "operationName", "requestValidatorId")
          .flag("apiKeyRequired")
          .flags("requestParameters")
          .texts("requestModels");

  private static final Shape INTEGRATION =
      new Shape()
          .required("type")
          .oneOf("type", "HTTP", "MOCK", "AWS_PROXY", "HTTP_PROXY", "AWS")
          .text("httpMethod", "uri", "passthroughBehavior", "cacheNamespace")
          .oneOf("connectionType", "INTERNET", "VPC_LINK")
          .texts("requestParameters", "requestTemplates")
          .list("cacheKeyParameters")
          .oneOf("contentHandling", "CONVERT_TO_BINARY", "CONVERT_TO_TEXT")
          .integer("timeoutInMillis")
          .structure("tlsConfig", new Shape().flag("insecureSkipVerification"))
          .oneOf("responseTransferMode", "BUFFERED", "STREAM");

  private MethodShapes() {}

  /** Refuses a status that is none, as AWS does. */
  static void requireStatusCode(String status) {
    if (!status.matches("[1-5]\\d\\d")) {
      throw AwsFault.validation(
          List.of(
              ("Value '%s' at 'statusCode' failed to satisfy constraint: Member must satisfy"
                      + " regular expression pattern: [1-5]\\d\\d")
                  .formatted(status)));
    }
  }

  /** The method of a PutMethod. */
  static Method method(JsonBody body) {
    body.refuse("authorizerId", "authorizationScopes");
    return method(METHOD.read("putMethodInput", body));
  }

  /** A method of AWS's model without its responses and its integration. */
  static Method method(Document members) {
    return new Method(
        String.valueOf(members.text("authorizationType")),
        Boolean.TRUE.equals(members.at("apiKeyRequired")),
        members.without("authorizationType", "apiKeyRequired").members(),
        Map.of(),
        null);
  }

  /** The integration of a PutIntegration, without its responses. */
  public static Integration integration(JsonBody body) {
    body.refuse("connectionId", "credentials", "integrationTarget");
    return integration(INTEGRATION.read("putIntegrationInput", body));
  }

  /** An integration of AWS's model without its responses. */
  static Integration integration(Document members) {
    return new Integration(
        String.valueOf(members.text("type")),
        members.text("httpMethod"),
        members.text("uri"),
        (Integer) Objects.requireNonNullElse(members.at("timeoutInMillis"), DEFAULT_TIMEOUT),
        Boolean.TRUE.equals(members.at("tlsConfig", "insecureSkipVerification")),
        members.without("type", "httpMethod", "uri", "timeoutInMillis", "tlsConfig").members(),
        Map.of());
  }
}
