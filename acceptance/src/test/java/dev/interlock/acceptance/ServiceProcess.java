package dev.interlock.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One service, which can be started again after its end. */
final class ServiceProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final String module;
  private final Map<String, String> environment;
  private final Api api;
  private @Nullable Program program;

  /** A service that is told everything by its environment, and its port too. */
  ServiceProcess(String module, Api api, Map<String, String> environment) {
    this.module = module;
    this.api = api;
    this.environment = environment;
  }

  Api api() {
    return api;
  }

  void start() throws IOException {
    program = Program.service(module, environment);
  }

  Program program() {
    return Objects.requireNonNull(program, module);
  }

  boolean isReady() {
    return api.exchange("GET", "/actuator/health/readiness", "").statusCode() == 200;
  }

  void awaitReady() {
    Awaitility.await(module).atMost(PATIENCE).ignoreExceptions().until(this::isReady);
  }

  void awaitUnready() {
    Awaitility.await(module).atMost(PATIENCE).until(() -> !isReady());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    program().close();
  }

  @Override
  public String toString() {
    return module;
  }
}
