package dev.interlock.command.aws;

import dev.interlock.command.RunningService;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClientBuilder;

/** The AWS SDK for Java, pointed at a service of a test. */
public final class SdkClient {
  private SdkClient() {}

  /** A client with the SDK's defaults. */
  public static ApiGatewayClient of(RunningService service) {
    return builder(service).build();
  }

  /** The same before it is built, for other defaults. */
  public static ApiGatewayClientBuilder builder(RunningService service) {
    return ApiGatewayClient.builder()
        .endpointOverride(service.address())
        .region(Region.of(RunningService.REGION))
        .credentialsProvider(StaticCredentialsProvider.create(RunningService.ADMIN))
        .httpClientBuilder(ApacheHttpClient.builder());
  }
}
