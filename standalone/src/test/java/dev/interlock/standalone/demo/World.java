package dev.interlock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.backends.Agent;
import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import dev.interlock.backends.ThrowAwayAuthority;
import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import dev.interlock.standalone.Stack;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Interlock in this process and the backends of the demo, which serve two stages that present one
 * certificate, with constant traffic through both.
 */
final class World implements AutoCloseable {
  static final Clock CLOCK = Clock.systemUTC();
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(50);

  final Stack stack;
  final Fleet fleet;
  final InterlockApi api;
  final Tally tally = new Tally();
  final List<Orders> stages = new ArrayList<>();
  private final Path directory;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** What the stages present first; its id. */
  interface FirstCertificate {
    String of(World world) throws IOException, InterruptedException;
  }

  World(Path directory) throws IOException, InterruptedException {
    this(directory, world -> Orders.certificate(world.api));
  }

  World(Path directory, FirstCertificate first) throws IOException, InterruptedException {
    this.directory = directory;
    Narrator narrator = new Narrator(new PrintWriter(new StringWriter()), CLOCK, false);
    stack = opened(Stack.start(directory.resolve("interlock"), 0, line -> {}));
    fleet = opened(Fleet.start(directory, CLOCK, narrator));
    api = opened(new InterlockApi(Access.to(stack).client(CLOCK)));
    Orders prod = Orders.create(api, fleet, first.of(this));
    stages.add(prod);
    stages.add(canary(prod));
    fleet.ids().forEach(id -> fleet.startAgent(Access.to(stack).honestAgent(id)));
    for (String id : fleet.ids()) {
      awaitProof(id, prod.certificateId());
    }
    for (Orders stage : stages) {
      send(fleet.integrations(), stage.stage());
    }
  }

  private Orders canary(Orders prod) throws IOException, InterruptedException {
    String restApi = "/restapis/" + prod.stage().restApiId();
    String deployment =
        api.get(restApi + "/deployments").path("item").path(0).path("id").asString();
    StageRef canary = new StageRef(prod.stage().restApiId(), "canary");
    api.post(
        restApi + "/stages", Map.of("stageName", canary.stageName(), "deploymentId", deployment));
    api.replace(
        restApi + "/stages/" + canary.stageName(), "/clientCertificateId", prod.certificateId());
    for (String id : fleet.ids()) {
      api.put("/v1/backends/%s/stages/%s".formatted(id, canary), Map.of());
    }
    return new Orders(canary, prod.certificateId());
  }

  /** Sends constant traffic, with the certificate that the stage presents at each moment. */
  private void send(List<Integration> integrations, StageRef stage) throws InterruptedException {
    DataPlane.Source source = DataPlane.Source.of(stack.commandService());
    opened(DataPlane.start(integrations, stage, source, tally, certificate -> {}));
  }

  /** Another backend comes to serve the stages, and gets its traffic once it accepts that. */
  void joins(String id) throws IOException, InterruptedException {
    BackendServer server =
        opened(
            JvmBackend.start(
                BackendSettings.of(id, directory.resolve(id)), CLOCK, JavaCommand.ofJvmServer()));
    Orders.register(api, id, server);
    for (Orders stage : stages) {
      api.put("/v1/backends/%s/stages/%s".formatted(id, stage.stage()), Map.of());
    }
    opened(Agent.start(Access.to(stack).honestAgent(id), server));
    awaitProof(id, presented());
    send(List.of(new Integration(id, server)), stages.getFirst().stage());
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** Asks for a rotation of the certificate that the stages present; its report. */
  RotationReport rotate(Duration drain, Duration phaseDeadline)
      throws IOException, InterruptedException {
    return rotate(
        Map.of("certificateId", presented(), "drain", drain, "phaseDeadline", phaseDeadline));
  }

  /** The same, to a certificate that exists. */
  RotationReport rotateTo(String successorId, Duration drain, Duration phaseDeadline)
      throws IOException, InterruptedException {
    return rotate(
        Map.of(
            "certificateId",
            presented(),
            "successorId",
            successorId,
            "drain",
            drain,
            "phaseDeadline",
            phaseDeadline));
  }

  /** Asks for a rehearsal; its report. */
  RotationReport rehearse(Duration phaseDeadline) throws IOException, InterruptedException {
    return rotate(
        Map.of("certificateId", presented(), "kind", "REHEARSAL", "phaseDeadline", phaseDeadline));
  }

  private RotationReport rotate(Map<String, ?> request) throws IOException, InterruptedException {
    String id = api.post("/v1/rotations", request).path("rotationId").asString();
    return awaitReport(id, RotationPhase.PLANNED);
  }

  /** Takes in a certificate that the authority signs, and its name as description; its id. */
  String imports(ThrowAwayAuthority authority, String name)
      throws IOException, InterruptedException {
    ThrowAwayIdentity identity = authority.sign(name);
    var request =
        Map.of(
            "certificate",
            identity.pem(),
            "chain",
            authority.pem(),
            "privateKey",
            identity.privateKeyPem(),
            "description",
            name);
    return api.post("/v1/certificates", request).path("certificateId").asString();
  }

  /** Waits until the rotation has come to a phase, or gone further. */
  RotationReport awaitReport(String rotationId, RotationPhase phase) {
    until(
        () -> api.rotation(rotationId).filter(it -> it.phase().compareTo(phase) >= 0).isPresent());
    return report(rotationId);
  }

  RotationReport report(String rotationId) {
    try {
      return api.rotation(rotationId).orElseThrow();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The one certificate that all stages present. */
  String presented() throws IOException, InterruptedException {
    String presented = stages.getFirst().presented(api);
    for (Orders stage : stages) {
      assertThat(stage.presented(api)).isEqualTo(presented);
    }
    return presented;
  }

  /** Lets an agent acknowledge from now on what it does not load. */
  void breakAgent(String id) throws IOException, InterruptedException {
    breakAgentFrom(id, 1);
  }

  /** The same from a revision to come on. */
  void breakAgentFrom(String id, long revision) throws IOException, InterruptedException {
    fleet.replaceAgent(
        Access.to(stack)
            .honestAgent(id)
            .acknowledgingWithoutInstallingFrom(backend(id).bundle().version() + revision));
  }

  void repairAgent(String id) {
    fleet.replaceAgent(Access.to(stack).honestAgent(id));
  }

  BackendReport backend(String id) throws IOException, InterruptedException {
    return api.backend(id).orElseThrow();
  }

  void awaitProof(String id, String certificateId) {
    until(() -> api.backend(id).filter(it -> it.proves(certificateId)).isPresent());
  }

  /** Waits until every backend has answered some more requests with the certificate. */
  void awaitTraffic(String certificateId) {
    Map<String, Tally.Counts> before = tally.counts();
    until(
        () ->
            before.keySet().stream()
                .allMatch(
                    id ->
                        seen(tally.counts(), id, certificateId)
                            > seen(before, id, certificateId) + 20));
  }

  private static long seen(Map<String, Tally.Counts> counts, String id, String certificateId) {
    return counts.getOrDefault(id, Tally.Counts.NONE).seen().getOrDefault(certificateId, 0L);
  }

  void noRequestWasRefused() {
    assertThat(tally.counts().values()).allSatisfy(it -> assertThat(it.refused()).isEmpty());
  }

  static void until(Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(POLL).until(condition);
  }

  /** Lets every request come to its end. */
  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
