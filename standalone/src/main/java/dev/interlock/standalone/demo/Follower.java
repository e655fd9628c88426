package dev.interlock.standalone.demo;

import dev.interlock.standalone.demo.RotationReport.Step;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Looks at the read side again and again, and says what has changed. */
final class Follower {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final InterlockApi api;
  private final List<String> backends;
  private final InstantSource clock;
  private final Narrator narrator;
  private final Map<String, BackendReport> reports = new HashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Queue<Remark> overheard = new ConcurrentLinkedQueue<>();
  private int steps;

  Follower(InterlockApi api, List<String> backends, InstantSource clock, Narrator narrator) {
    this.api = api;
    this.backends = backends;
    this.clock = clock;
    this.narrator = narrator;
  }

  /** Something that another part has to say, in its place between what is seen here. */
  void hear(Remark remark) {
    overheard.add(remark);
  }

  /** What to call a certificate from now on. */
  void call(String certificateId, String name) {
    names.put(certificateId, name);
  }

  /** Follows until every backend has proved the certificate. */
  void untilProved(String certificateId, Duration patience)
      throws IOException, InterruptedException {
    Instant deadline = clock.instant().plus(patience);
    while (!backends.stream().allMatch(id -> proves(id, certificateId))) {
      pauseBefore(deadline, "waiting for every backend to accept its first certificate");
      say(lookAtBackends());
    }
  }

  private boolean proves(String backend, String certificateId) {
    BackendReport report = reports.get(backend);
    return report != null && report.proves(certificateId);
  }

  /** Follows until the rotation is at its end or held. */
  RotationReport untilItStands(String rotationId, Duration patience)
      throws IOException, InterruptedException {
    Instant deadline = clock.instant().plus(patience);
    while (true) {
      // The rotation first: what let it go on is then in the evidence of the same look.
      Optional<RotationReport> rotation = api.rotation(rotationId);
      List<Remark> remarks = new ArrayList<>(lookAtBackends());
      rotation.ifPresent(report -> remarks.addAll(newSteps(report)));
      say(remarks);
      if (rotation.isPresent() && rotation.get().stands()) {
        return rotation.get();
      }
      pauseBefore(deadline, "waiting for the rotation to end");
    }
  }

  private void say(List<Remark> remarks) {
    List<Remark> all = new ArrayList<>(remarks);
    for (Remark heard = overheard.poll(); heard != null; heard = overheard.poll()) {
      all.add(heard);
    }
    all.stream().sorted(Comparator.comparing(Remark::at)).forEach(narrator::say);
  }

  /** Says now what was heard. */
  void sayHeard() {
    say(List.of());
  }

  private List<Remark> lookAtBackends() throws IOException, InterruptedException {
    Instant now = clock.instant();
    List<Remark> remarks = new ArrayList<>();
    for (String backend : backends) {
      Optional<BackendReport> report = api.backend(backend);
      if (report.isPresent()) {
        BackendReport before = reports.put(backend, report.get());
        remarks.addAll(EvidenceText.changes(before, report.get(), names, now));
      }
    }
    return remarks;
  }

  private List<Remark> newSteps(RotationReport report) {
    List<Step> fresh = report.history().subList(steps, report.history().size());
    steps = report.history().size();
    return fresh.stream().map(PhaseText::of).toList();
  }

  private void pauseBefore(Instant deadline, String doing) throws InterruptedException {
    if (clock.instant().isAfter(deadline)) {
      throw new IllegalStateException("Gave up " + doing + "; the log says more");
    }
    Thread.sleep(PAUSE);
  }
}
