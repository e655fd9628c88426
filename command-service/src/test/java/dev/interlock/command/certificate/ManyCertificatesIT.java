package dev.interlock.command.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.AwsCli;
import dev.interlock.command.CliSession;
import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ClientCertificate;
import software.amazon.awssdk.services.apigateway.model.GetClientCertificatesResponse;
import software.amazon.awssdk.services.apigateway.model.LimitExceededException;
import tools.jackson.databind.JsonNode;

/** More certificates than fit on a page, or into the quota. */
class ManyCertificatesIT {
  private static final int MANY = 1_050;

  private static RunningService service;
  private static ApiGatewayClient aws;
  private static List<String> made;

  @BeforeAll
  static void generateMany() {
    service =
        new RunningService(
            "interlock.certificates.quota=" + (MANY + 1),
            "interlock.certificates.key-algorithm=P-256");
    aws = SdkClient.of(service);
    made = IntStream.range(0, MANY).mapToObj(n -> generate()).toList();
  }

  @AfterAll
  static void stop() {
    aws.close();
    service.close();
  }

  @Test
  void eachIsListedOnceWhileOthersAreGeneratedAndDeleted() {
    String doomed = generate();
    List<String> listed = new ArrayList<>();
    Iterator<GetClientCertificatesResponse> pages =
        aws.getClientCertificatesPaginator(r -> r.limit(100)).iterator();
    pages.next().items().forEach(one -> listed.add(one.clientCertificateId()));
    aws.deleteClientCertificate(r -> r.clientCertificateId(doomed));
    String late = generate();
    pages.forEachRemaining(
        page -> page.items().forEach(one -> listed.add(one.clientCertificateId())));
    aws.deleteClientCertificate(r -> r.clientCertificateId(late));

    List<String> expected = new ArrayList<>(made);
    expected.add(late);
    assertThat(listed).containsExactlyElementsOf(expected);
    assertThat(aws.getClientCertificates(r -> r.limit(500)).items())
        .extracting(ClientCertificate::clientCertificateId)
        .isEqualTo(made.subList(0, 500));
  }

  /** The CLI fetches pages of {@code --page-size} itself, and shows {@code --max-items} of them. */
  @Test
  void theCliPagesThroughAllAndGoesOnWhereItStopped() throws Exception {
    assertThat(ids(list("--page-size", "100"))).isEqualTo(made);
    assertThat(ids(list())).as("pages of 25").isEqualTo(made);

    List<String> listed = new ArrayList<>();
    JsonNode part = list("--page-size", "100", "--max-items", "430");
    while (part.has("NextToken")) {
      assertThat(ids(part)).hasSize(430);
      listed.addAll(ids(part));
      part =
          list(
              "--page-size",
              "100",
              "--max-items",
              "430",
              "--starting-token",
              part.get("NextToken").stringValue());
    }
    listed.addAll(ids(part));
    assertThat(listed).isEqualTo(made);
  }

  private static JsonNode list(String... options) throws IOException {
    return new CliSession(AwsCli.orSkip(), service)
        .ok(CliSession.with(options, "get-client-certificates"));
  }

  private static List<String> ids(JsonNode list) {
    return list.get("items")
        .valueStream()
        .map(one -> one.get("clientCertificateId").stringValue())
        .toList();
  }

  @Test
  void refusesOneAboveTheQuotaAndKeepsNoKeyOfIt() {
    String last = generate();
    try (ApiGatewayClient impatient =
        SdkClient.builder(service)
            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
            .build()) {
      assertThatExceptionOfType(LimitExceededException.class)
          .isThrownBy(() -> impatient.generateClientCertificate(r -> {}))
          .withMessageContaining("%d client certificates exist".formatted(MANY + 1))
          .satisfies(refusal -> assertThat(refusal.retryAfterSeconds()).isEqualTo("1"));
      JdbcClient jdbc = JdbcClient.create(service.database());
      assertThat(
              jdbc.sql("SELECT count(*) FROM vault.private_key WHERE destroyed_at IS NULL")
                  .query(Integer.class)
                  .single())
          .isEqualTo(MANY + 1);
    } finally {
      aws.deleteClientCertificate(r -> r.clientCertificateId(last));
    }
  }

  private static String generate() {
    return aws.generateClientCertificate(r -> r.tags(Map.of())).clientCertificateId();
  }
}
