package dev.interlock.command.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.contract.restapi.Method;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiReaderTest {
  private static final String OAS30 =
      """
      openapi: 3.0.1
      info: {title: Pets, version: 2020-01-01}
      """;
  private static final String SWAGGER =
      """
      swagger: "2.0"
      info: {title: Pets, version: 2020-01-01}
      """;

  @Test
  void readsASwaggerDocument() {
    ImportedApi api =
        read(
            SWAGGER
                + """
                parameters:
                  shared: {name: q, in: query, type: string, required: true}
                x-amazon-apigateway-binary-media-types: [image/png]
                paths:
                  /pets:
                    parameters: [{$ref: '#/parameters/shared'}]
                    get:
                      operationId: list
                      produces: [application/json]
                      parameters: [{name: h, in: header, type: string}]
                      responses:
                        200:
                          description: ok
                          schema: {$ref: '#/definitions/Empty'}
                          headers: {Etag: {type: string}}
                      x-amazon-apigateway-integration:
                        type: http_proxy
                        httpMethod: GET
                        uri: https://b/pets
                        passthroughBehavior: when_no_match
                        responses: {default: {statusCode: 200}, '5..': {statusCode: '502'}}
                definitions:
                  Empty: {type: object}
                """);
    assertThat(api.members().text("name")).isEqualTo("Pets");
    assertThat(api.members().text("version")).isEqualTo("2020-01-01");
    assertThat(api.members().list("binaryMediaTypes")).containsExactly("image/png");
    Method list = method(api, "/pets", "GET");
    assertThat(list.settings())
        .isEqualTo(
            Map.of(
                "operationName",
                "list",
                "requestParameters",
                Map.of("method.request.querystring.q", true, "method.request.header.h", false)));
    assertThat(list.responses().get("200"))
        .isEqualTo(
            Map.of(
                "responseParameters",
                Map.of("method.response.header.Etag", false),
                "responseModels",
                Map.of("application/json", "Empty")));
    assertThat(list.integration())
        .satisfies(
            integration -> {
              assertThat(integration.type()).isEqualTo("HTTP_PROXY");
              assertThat(integration.settings())
                  .isEqualTo(Map.of("passthroughBehavior", "WHEN_NO_MATCH"));
              assertThat(integration.responses())
                  .isEqualTo(Map.of("200", Map.of(), "502", Map.of("selectionPattern", "5..")));
            });
  }

  @Test
  void readsWhoMayCall() {
    ImportedApi api =
        read(
            OAS30
                + """
                security: [{api_key: []}]
                components:
                  securitySchemes:
                    api_key: {type: apiKey, name: x-api-key, in: header}
                    sigv4:
                      type: apiKey
                      name: Authorization
                      in: header
                      x-amazon-apigateway-authtype: awsSigv4
                    lambda:
                      type: apiKey
                      name: Authorization
                      in: header
                      x-amazon-apigateway-authtype: custom
                      x-amazon-apigateway-authorizer: {type: token}
                    basic: {type: http, scheme: basic}
                paths:
                  /key: {get: {responses: {}}}
                  /all: {get: {responses: {}, security: []}}
                  /iam: {get: {responses: {}, security: [{sigv4: []}]}}
                  /old: {get: {responses: {}, x-amazon-apigateway-auth: {type: aws_iam}}}
                  /lambda: {get: {responses: {}, security: [{lambda: []}]}}
                  /basic: {get: {responses: {}, security: [{basic: []}]}}
                """);
    assertThat(method(api, "/key", "GET").apiKeyRequired()).isTrue();
    assertThat(method(api, "/key", "GET").authorizationType()).isEqualTo("NONE");
    assertThat(method(api, "/all", "GET").apiKeyRequired()).isFalse();
    assertThat(method(api, "/iam", "GET").authorizationType()).isEqualTo("AWS_IAM");
    assertThat(method(api, "/old", "GET").authorizationType()).isEqualTo("AWS_IAM");
    assertThat(method(api, "/lambda", "GET").authorizationType()).isEqualTo("CUSTOM");
    assertThat(api.warnings())
        .contains("The security scheme 'basic' means nothing to AWS and is ignored");
  }

  @ParameterizedTest
  @CsvSource({"ignore, /pets", "prepend, /v1/api/pets", "split, /api/pets"})
  void theBasePathIsWhatTheParameterSays(String mode, String path) {
    ImportParameters parameters = new ImportParameters(false, mode, null, false);
    String paths = "paths: {/pets/: {get: {responses: {}}}}\n";
    String server =
        "servers: [{url: 'https://x/{basePath}/api/', variables: {basePath: {default: v1}}}]\n";
    assertThat(read(OAS30 + server + paths, parameters).methods()).containsOnlyKeys(path);
    assertThat(read(SWAGGER + "host: x\nbasePath: /v1/api\n" + paths, parameters).methods())
        .containsOnlyKeys(path);
  }

  @Test
  void saysWhatItDoesNotKeepAndRefusesItWhenAsked() {
    String document =
        OAS30
            + """
            x-amazon-apigateway-gateway-responses: {}
            paths:
              /pets:
                get:
                  x-amazon-apigateway-request-validator: all
                  responses:
                    default: {description: x}
                    '200':
                      description: ok
                      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
            components: {schemas: {Pet: {type: object, properties: {a: {type: string}}}}}
            """;
    assertThat(read(document).warnings())
        .containsExactlyInAnyOrder(
            "x-amazon-apigateway-gateway-responses is not offered and is ignored",
            "x-amazon-apigateway-request-validator is not offered and is ignored",
            "The response 'default' is no status code and is ignored",
            "Models are not offered: #/components/schemas/Pet is ignored");
    refused(document, new ImportParameters(true, "ignore", null, false))
        .withMessageStartingWith("Warnings found during import:\n\t")
        .withMessageContaining("gateway-responses");
  }

  @Test
  void namesAllIntegrationsThatCannotBe() {
    refused(
            OAS30
                + """
                paths:
                  /a:
                    get:
                      responses: {}
                      x-amazon-apigateway-integration: {type: http, requestTemplates: {a: true}}
                    x-amazon-apigateway-any-method:
                      responses: {}
                      x-amazon-apigateway-integration: {type: nonsense}
                """)
        .withMessageContaining(
            "Unable to put integration on 'GET' for resource at path '/a': class"
                + " java.lang.Boolean can not be converted to an String")
        .withMessageContaining("Unable to put integration on 'ANY' for resource at path '/a': 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{'key:value}",
        "[]",
        "nonsense",
        "a: &a [x]\nb: *a\n",
        "openapi: 3.1.0\ninfo: {title: x, version: '1'}\npaths: {}\n",
        "swagger: '2.0'",
        "{\"openapi\":\"3.0.1\",\"paths\":[]}",
        "test:\n    value:\n        - \"value ... \\\"escaped\\\": $var, \\\"dt\\\": $(var +\"%a\")}\\\"\n",
      })
  void refusesWhatIsNoDocument(String text) {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> read(text))
        .isInstanceOfAny(Refusal.class, AwsFault.class);
  }

  @Test
  void refusesADocumentThatIsTooDeep() {
    refused("{\"openapi\":\"3.0.1\",\"x\":" + "[".repeat(200) + "]".repeat(200) + "}")
        .withMessage("Invalid OpenAPI input.");
    refused("openapi: 3.0.1\nx: " + "[".repeat(200) + "]".repeat(200))
        .withMessage("Invalid OpenAPI input.");
  }

  /** A parser that resolved these would connect to whatever the document's author wants. */
  @Test
  void neverFetchesWhatADocumentRefersTo() throws IOException {
    try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String there = "http://127.0.0.1:%d/x.json".formatted(elsewhere.getLocalPort());
      String references =
          """
          paths:
            /path: {$ref: '%1$s'}
            /parameter: {get: {parameters: [{$ref: '%1$s#/a'}], responses: {}}}
            /response: {get: {responses: {'200': {$ref: '%1$s'}}}}
          """
              .formatted(there);
      refused(OAS30 + references).withMessageContaining("not followed: " + there);
      refused(SWAGGER + references).withMessageContaining("not followed: " + there);
      refused(
              OAS30
                  + "paths: {/body: {post: {responses: {}, requestBody: {content: {application/json:"
                  + " {schema: {$ref: '%s#/a'}}}}}}}".formatted(there))
          .withMessageContaining("not followed: " + there);
      refused(OAS30 + "paths: {/file: {$ref: 'file:///etc/passwd'}}")
          .withMessageContaining("not followed: file:///etc/passwd");
      elsewhere.setSoTimeout(200);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(elsewhere::accept);
    }
  }

  @Test
  void refusesMoreResourcesThanAnApiHolds() {
    StringBuilder many = new StringBuilder(OAS30 + "paths:\n");
    for (int i = 0; i < 300; i++) {
      many.append("  /p").append(i).append(": {get: {responses: {}}}\n");
    }
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(many.toString()).draft(length -> "id"))
        .withMessageContaining("more than 300 resources");
  }

  private static Method method(ImportedApi api, String path, String verb) {
    return Objects.requireNonNull(
        Objects.requireNonNull(api.methods().get(path)).get(verb), path + verb);
  }

  private static ImportedApi read(String document) {
    return read(document, new ImportParameters(false, "ignore", null, false));
  }

  private static ImportedApi read(String document, ImportParameters parameters) {
    return OpenApiReader.read(document.getBytes(UTF_8), parameters);
  }

  private static ThrowableAssertAlternative<Refusal> refused(String document) {
    return refused(document, new ImportParameters(false, "ignore", null, false));
  }

  private static ThrowableAssertAlternative<Refusal> refused(
      String document, ImportParameters parameters) {
    return assertThatExceptionOfType(Refusal.class).isThrownBy(() -> read(document, parameters));
  }
}
