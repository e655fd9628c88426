package dev.interlock.standalone.demo;

import dev.interlock.backends.AgentSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** The course of the demo on a running Interlock. */
final class Scenario {
  private static final Duration PATIENCE_FOR_PROOF = Duration.ofSeconds(60);
  private static final Duration PATIENCE_FOR_ROTATION = Duration.ofMinutes(3);
  private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(2);

  private final Access access;
  private final DataPlane.Source source;
  private final Script script;
  private final InstantSource clock;
  private final Narrator narrator;

  Scenario(
      Access access,
      DataPlane.Source source,
      Script script,
      InstantSource clock,
      Narrator narrator) {
    this.access = access;
    this.source = source;
    this.script = script;
    this.clock = clock;
    this.narrator = narrator;
  }

  /** Plays it, and says whether it went as it should. */
  boolean play(Path data) throws IOException, InterruptedException {
    try (InterlockApi api = new InterlockApi(access.client(clock));
        Fleet fleet = Fleet.start(data.resolve("backends"), clock, narrator)) {
      Orders orders = Orders.create(api, fleet, Orders.certificate(api));
      narrator.say(
          "Stage %s presents certificate %s to %d backends"
              .formatted(orders.stage(), orders.certificateId(), fleet.ids().size()));
      Follower follower = new Follower(api, fleet.ids(), clock, narrator);
      follower.call(orders.certificateId(), "first");
      fleet.ids().forEach(id -> fleet.startAgent(access.honestAgent(id)));
      follower.untilProved(orders.certificateId(), PATIENCE_FOR_PROOF);
      breakAgent(fleet, api);
      Result result = rotate(api, fleet, orders, follower);
      narrator.print(result.lines());
      return script.judge(result, orders, orders.presented(api), narrator);
    }
  }

  private void breakAgent(Fleet fleet, InterlockApi api) throws IOException, InterruptedException {
    if (script.brokenBackend().isPresent()) {
      String id = script.brokenBackend().get();
      int version = api.backend(id).orElseThrow().bundle().version();
      AgentSettings broken =
          access.honestAgent(id).acknowledgingWithoutInstallingFrom(version + 1L);
      fleet.replaceAgent(broken);
      narrator.say("Breaking the agent of " + id + ": it acknowledges, but loads nothing new");
    }
  }

  private Result rotate(InterlockApi api, Fleet fleet, Orders orders, Follower follower)
      throws IOException, InterruptedException {
    Tally tally = new Tally();
    RotationReport rotation;
    try (DataPlane gateway =
        DataPlane.start(fleet.integrations(), orders.stage(), source, tally, switched(follower))) {
      Thread.sleep(BEFORE_AND_AFTER);
      follower.sayHeard();
      narrator.say("Asking for the rotation, with %d requests sent".formatted(tally.sent()));
      var requested =
          api.post(
              "/v1/rotations",
              Map.of(
                  "certificateId",
                  orders.certificateId(),
                  "drain",
                  script.drain(),
                  "phaseDeadline",
                  script.phaseDeadline()));
      follower.call(orders.certificateId(), "old");
      follower.call(requested.path("newCertificateId").asString(), "new");
      rotation =
          follower.untilItStands(requested.path("rotationId").asString(), PATIENCE_FOR_ROTATION);
      Thread.sleep(BEFORE_AND_AFTER);
    }
    return new Result(rotation, tally.counts());
  }

  private Consumer<String> switched(Follower follower) {
    return certificate ->
        follower.hear(
            new Remark(
                clock.instant(),
                "gateway       presents %s on new connections".formatted(certificate),
                false));
  }
}
