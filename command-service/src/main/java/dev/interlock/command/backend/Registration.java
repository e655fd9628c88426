package dev.interlock.command.backend;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.Refusal;
import dev.interlock.command.certificate.PemCertificates;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Instance;
import dev.interlock.contract.SessionLifetimes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/backends}.
 *
 * @param instances at least one; names unique, addresses {@code host:port}
 * @param probePath default {@code /}
 * @param requiredEvidence default DISCRIMINATING
 * @param keepAlive how long a connection may stay open
 * @param sessionLifetime how long a TLS session may be resumed
 * @param ticketLifetime how long a TLS ticket is good for
 */
record Registration(
    @Nullable String backendId,
    @Nullable String description,
    @Nullable List<Instance> instances,
    @Nullable String serverName,
    @Nullable String probePath,
    @Nullable String serverAuthorities,
    @Nullable Evidence requiredEvidence,
    @Nullable Duration keepAlive,
    @Nullable Duration sessionLifetime,
    @Nullable Duration ticketLifetime) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9a-fA-F:]+]|[^\\s:/]+):[0-9]{1,5}");

  BackendRegistered checked(Instant at) {
    String id = required("backendId", backendId);
    requireName("backendId", id);
    List<Instance> checked = required("instances", instances);
    requireInstances(checked);
    String path = probePath == null ? "/" : probePath;
    if (!path.startsWith("/")) {
      throw Refusal.invalid("probePath", "probePath %s must begin with /".formatted(path));
    }
    if (serverAuthorities != null) {
      PemCertificates.parse("serverAuthorities", serverAuthorities);
    }
    return new BackendRegistered(
        id,
        description,
        checked,
        serverName,
        path,
        serverAuthorities,
        requiredEvidence == null ? Evidence.DISCRIMINATING : requiredEvidence,
        checkedSessions(),
        at);
  }

  private @Nullable SessionLifetimes checkedSessions() {
    requireLifetime("keepAlive", keepAlive);
    requireLifetime("sessionLifetime", sessionLifetime);
    requireLifetime("ticketLifetime", ticketLifetime);
    return keepAlive == null && sessionLifetime == null && ticketLifetime == null
        ? null
        : new SessionLifetimes(keepAlive, sessionLifetime, ticketLifetime);
  }

  private static void requireLifetime(String field, @Nullable Duration lifetime) {
    if (lifetime != null && (lifetime.isNegative() || lifetime.compareTo(LONGEST) > 0)) {
      throw Refusal.invalid(
          field,
          "%s %s is not a duration from PT0S to %s; write it as in PT30M"
              .formatted(field, lifetime, LONGEST));
    }
  }

  private static void requireInstances(List<Instance> instances) {
    if (instances.isEmpty()) {
      throw Refusal.invalid(
          "instances", "A backend without instances can prove nothing; name at least one");
    }
    Set<String> names = new HashSet<>();
    for (Instance instance : instances) {
      requireName("instances.name", required("instances.name", instance.name()));
      String address = required("instances.address", instance.address());
      if (!ADDRESS.matcher(address).matches()) {
        throw Refusal.invalid(
            "instances.address",
            "Address %s of instance %s is not host:port".formatted(address, instance.name()));
      }
      if (!names.add(instance.name())) {
        throw Refusal.invalid(
            "instances.name", "Two instances are named %s".formatted(instance.name()));
      }
    }
  }

  private static void requireName(String field, String name) {
    if (!NAME.matcher(name).matches()) {
      throw Refusal.invalid(
          field,
          "%s '%s' is not a name of 1 to 63 characters of a-z, 0-9 and inner hyphens"
              .formatted(field, name));
    }
  }
}
