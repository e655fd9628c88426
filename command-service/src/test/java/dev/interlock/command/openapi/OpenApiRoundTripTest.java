package dev.interlock.command.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.interlock.command.aws.Document;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import dev.interlock.contract.restapi.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported is imported as the same API, without a word of warning. */
class OpenApiRoundTripTest {
  private static final ImportParameters STRICT = new ImportParameters(true, "ignore", null, true);

  private static final Method WHOLE =
      new Method(
          "AWS_IAM",
          true,
          Map.of(
              "operationName",
              "create",
              "requestParameters",
              Map.of(
                  "method.request.header.If-Match", true,
                  "method.request.querystring.q", false,
                  "method.request.path.petId", true),
              "requestModels",
              Map.of("application/json", "Empty")),
          Map.of(
              "200",
              Map.of(
                  "responseParameters",
                  Map.of("method.response.header.Etag", false),
                  "responseModels",
                  Map.of("application/json", "Empty")),
              "404",
              Map.of()),
          new Integration(
              "HTTP",
              "POST",
              "https://b/{petId}",
              50,
              true,
              Map.of(
                  "passthroughBehavior",
                  "NEVER",
                  "contentHandling",
                  "CONVERT_TO_TEXT",
                  "cacheNamespace",
                  "ours",
                  "cacheKeyParameters",
                  List.of("method.request.querystring.q"),
                  "requestParameters",
                  Map.of("integration.request.path.petId", "method.request.path.petId"),
                  "requestTemplates",
                  Map.of("application/json", "{\"a\": \"$input.params('q')\"}\n")),
              Map.of(
                  "200",
                  Map.of(
                      "responseParameters",
                      Map.of("method.response.header.Etag", "integration.response.header.Etag")),
                  "404",
                  Map.of("selectionPattern", "4\\d\\d"))));
  private static final Method MOCK =
      new Method(
          "NONE",
          false,
          Map.of(),
          Map.of(),
          new Integration("MOCK", null, null, 29_000, false, Map.of(), Map.of()));
  private static final Method UNFINISHED = new Method("NONE", false, Map.of(), Map.of(), null);

  private static final ApiDefinition API =
      new ApiDefinition(
          "Pets",
          "All of them",
          Map.of(
              "version",
              "1.0",
              "binaryMediaTypes",
              List.of("image/png"),
              "minimumCompressionSize",
              0,
              "apiKeySource",
              "AUTHORIZER",
              "disableExecuteApiEndpoint",
              true,
              "endpointConfiguration",
              Map.of("types", List.of("EDGE"), "ipAddressType", "dualstack"),
              "policy",
              "{\"Version\":\"2012-10-17\"}"),
          Map.of(
              "root", new Resource("root", null, null, "/", Map.of("ANY", MOCK)),
              "pets", new Resource("pets", "root", "pets", "/pets", Map.of("GET", UNFINISHED)),
              "pet",
                  new Resource(
                      "pet",
                      "pets",
                      "{petId}",
                      "/pets/{petId}",
                      Map.of("POST", WHOLE, "ANY", MOCK, "DELETE", MOCK))));

  @ParameterizedTest
  @EnumSource
  void anExportIsImportedAsTheSameApi(Dialect dialect) throws IOException {
    assertSame(OpenApiReader.read(new ObjectMapper().writeValueAsBytes(write(dialect)), STRICT));
  }

  @ParameterizedTest
  @EnumSource
  void soIsAnExportAsYaml(Dialect dialect) throws IOException {
    assertSame(
        OpenApiReader.read(
            new ObjectMapper(new YAMLFactory()).writeValueAsBytes(write(dialect)), STRICT));
  }

  @Test
  void withoutExtensionsNoIntegrationIsWritten() {
    assertThat(OpenApiWriter.write(API, "prod", "1.0", Dialect.OAS30, false).toString())
        .doesNotContain("x-amazon-apigateway-integration")
        .doesNotContain("https://b/");
  }

  private static Map<String, Object> write(Dialect dialect) {
    return OpenApiWriter.write(API, "prod", "1.0", dialect, true);
  }

  private static void assertSame(ImportedApi read) {
    assertThat(read.warnings()).isEmpty();
    assertThat(read.members())
        .isEqualTo(
            new Document(API.settings()).with("Pets", "name").with("All of them", "description"));
    Map<String, Map<String, Method>> methods = new TreeMap<>();
    API.resources().values().forEach(r -> methods.put(r.path(), r.methods()));
    assertThat(read.methods()).isEqualTo(methods);
  }
}
