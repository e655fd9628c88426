package dev.interlock.command.restapi;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.restapi.RestApiCommand.CreateRestApi;
import dev.interlock.command.restapi.RestApiCommand.PutIntegration;
import dev.interlock.command.restapi.RestApiCommand.PutIntegrationResponse;
import dev.interlock.command.restapi.RestApiCommand.PutMethod;
import dev.interlock.command.restapi.RestApiCommand.UpdateRestApi;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.MethodResponsePut;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A REST API whose stages the test makes up. */
abstract class RestApiFixture {
  static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  static final String API = "api1234567";
  static final String ROOT = "root123456";
  static final String[] ENDPOINT_TYPES = {"endpointConfiguration", "types"};
  static final RestApiEvent CREATED =
      new RestApiCreated(API, "Pets", null, ROOT, Map.of(), RestApiSettings.DEFAULTS.members(), AT);
  static final RestApiEvent PETS = new ResourceCreated(API, "pets01", ROOT, "pets", AT);
  static final RestApiEvent GET = new MethodPut(API, "pets01", "GET", "NONE", false, Map.of(), AT);
  static final RestApiEvent PROXY =
      new IntegrationPut(
          API, "pets01", "GET", "HTTP_PROXY", "GET", "https://b/{id}", 29_000, false, Map.of(), AT);
  static final RestApiEvent RESPONSE =
      new MethodResponsePut(
          API,
          "pets01",
          "GET",
          "200",
          Map.of("responseParameters", Map.of("method.response.header.Etag", true)),
          AT);
  static final RestApiEvent DEPLOYED = new DeploymentCreated(API, "dep001", null, AT);

  final List<String> stages = new ArrayList<>();
  boolean served;
  AggregateTestFixture<RestApi> fixture;

  @BeforeEach
  void setUp() {
    fixture =
        AggregateFixture.of(
            RestApi.class,
            new StagesOfApi() {
              @Override
              public List<String> hold(String restApiId) {
                return stages;
              }

              @Override
              public boolean serve(String restApiId, String deploymentId) {
                return served;
              }
            });
  }

  static CreateRestApi create(String name, Document settings) {
    return new CreateRestApi(API, ROOT, ApiDraft.bare(name, null, settings), Map.of(), AT);
  }

  static UpdateRestApi update(PatchOperation... operations) {
    return new UpdateRestApi(API, List.of(operations), AT);
  }

  static PutMethod putMethod(String resource, String verb, String authorization) {
    return new PutMethod(
        API, resource, verb, new Method(authorization, false, Map.of(), Map.of(), null), AT);
  }

  static PutIntegration integration(
      String type, @Nullable String method, @Nullable String uri, int timeout, boolean insecure) {
    return new PutIntegration(
        API,
        "pets01",
        "GET",
        new Integration(type, method, uri, timeout, insecure, Map.of(), Map.of()),
        AT);
  }

  static PutIntegrationResponse integrationResponse(String status, Document settings) {
    return new PutIntegrationResponse(API, "pets01", "GET", status, settings, AT);
  }
}
