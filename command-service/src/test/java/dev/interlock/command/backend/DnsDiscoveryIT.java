package dev.interlock.command.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.trust.BackendTrust;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The instances of a backend are the addresses of a name, which a real DNS server tells. */
class DnsDiscoveryIT {
  @TempDir Path directory;
  private Dnsmasq dns;
  private RunningService service;
  private String certificate;

  @BeforeEach
  void start() throws Exception {
    assumeFalse(Dnsmasq.missing(), "'dnsmasq' does not run here: install dnsmasq");
    dns = Dnsmasq.start(directory, "orders.example", "127.0.0.1", "127.0.0.2", "::1");
    service =
        new RunningService(
            "interlock.discovery.dns-server=" + dns.address(),
            "interlock.discovery.check=100ms",
            "interlock.discovery.interval=300ms",
            "interlock.discovery.leave-after=1s");
    Operator operator = new Operator(service);
    StageRef stage = operator.stage("prod");
    certificate = operator.certificate();
    operator.present(stage, certificate);
    assertThat(register("orders.example:8443").statusCode()).isEqualTo(201);
    operator.bind("orders", stage);
    awaitTrust(trust -> trust.instances().size() == 3);
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
      dns.close();
    }
  }

  private HttpResponse<String> register(String name) throws Exception {
    return service.send(
        "POST",
        "/v1/backends",
        """
        {"backendId":"orders","requiredEvidence":"LOADED","discovery":{"kind":"DNS","name":"%s"}}\
        """
            .formatted(name));
  }

  @Test
  void everyAddressIsAnInstanceThatMustConverge() throws Exception {
    assertThat(trust().instances().keySet())
        .containsExactlyInAnyOrder("127.0.0.1", "127.0.0.2", "0:0:0:0:0:0:0:1");
    acknowledge("127.0.0.1");
    acknowledge("0:0:0:0:0:0:0:1");
    assertThat(trust().notAccepting(certificate)).containsExactly("127.0.0.2");
    acknowledge("127.0.0.2");
    assertThat(trust().accepts(certificate)).isTrue();
  }

  @Test
  void whoJoinsMustConvergeTooAndWhoLeavesMustNot() throws Exception {
    for (String instance : new String[] {"127.0.0.1", "127.0.0.2", "0:0:0:0:0:0:0:1"}) {
      acknowledge(instance);
    }
    dns.answer("orders.example", "127.0.0.1", "127.0.0.3");
    awaitTrust(trust -> trust.instances().containsKey("127.0.0.3"));
    assertThat(trust().accepts(certificate)).isFalse();
    awaitTrust(trust -> trust.instances().size() == 2);
    assertThat(trust().notAccepting(certificate)).containsExactly("127.0.0.3");
    acknowledge("127.0.0.3");
    awaitTrust(trust -> trust.accepts(certificate));
  }

  @Test
  void nobodyLeavesWhenNobodyAnswersButNothingIsProvedOfAll() throws Exception {
    for (String instance : new String[] {"127.0.0.1", "127.0.0.2", "0:0:0:0:0:0:0:1"}) {
      acknowledge(instance);
    }
    dns.die();
    awaitTrust(trust -> String.valueOf(trust.discoveryProblem()).startsWith("no answer"));
    assertThat(trust().instances()).hasSize(3);
    assertThat(trust().accepts(certificate)).isFalse();
    dns.restart();
    awaitTrust(trust -> trust.accepts(certificate));
  }

  @Test
  void aNameThatIsGoneIsNoAnswer() {
    dns.answer("orders.example");
    awaitTrust(trust -> "there is no name orders.example".equals(trust.discoveryProblem()));
    assertThat(trust().instances()).hasSize(3);
  }

  @Test
  void anAnswerThatLeadsToAMetadataServiceIsNone() {
    dns.answer("orders.example", "127.0.0.1", "169.254.169.254");
    awaitTrust(
        trust -> String.valueOf(trust.discoveryProblem()).contains("a cloud's metadata service"));
    assertThat(trust().instances()).hasSize(3).doesNotContainKey("169.254.169.254");
  }

  @Test
  void refusesANameThatIsNone() throws Exception {
    for (String name : new String[] {"10.0.0.7:8443", "orders.example", "a b:1", "https://a:1"}) {
      HttpResponse<String> answer = register(name);
      assertThat(answer.statusCode()).as(name).isEqualTo(400);
      assertThat(answer.body()).contains("discovery.name");
    }
  }

  private BackendTrust trust() {
    return service.bean(Backends.class).trust("orders");
  }

  private void awaitTrust(Predicate<BackendTrust> condition) {
    await().atMost(Duration.ofSeconds(30)).until(this::trust, condition);
  }

  private void acknowledge(String instance) throws Exception {
    assertThat(
            service
                .send(
                    "POST",
                    "/v1/backends/orders/acknowledgements",
                    "{\"instance\":\"%s\",\"version\":1,\"evidence\":\"LOADED\"}"
                        .formatted(instance))
                .statusCode())
        .isEqualTo(204);
  }
}
