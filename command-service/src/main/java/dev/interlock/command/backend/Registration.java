package dev.interlock.command.backend;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.Refusal;
import dev.interlock.command.certificate.PemCertificates;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.Discovery;
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
 * @param instances at least one, unless they are discovered; names unique, addresses {@code
 *     host:port}
 * @param discovery how the instances become known, in place of naming them
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
    @Nullable Discovery discovery,
    @Nullable String serverName,
    @Nullable String probePath,
    @Nullable String serverAuthorities,
    @Nullable Evidence requiredEvidence,
    @Nullable Duration keepAlive,
    @Nullable Duration sessionLifetime,
    @Nullable Duration ticketLifetime) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final Duration SILENT_AFTER = Duration.ofMinutes(15);
  private static final Pattern DNS_NAME =
      Pattern.compile(
          "(?=[^:]*[a-zA-Z])[a-zA-Z0-9_-]{1,63}(\\.[a-zA-Z0-9_-]{1,63})*\\.?:[0-9]{1,5}");
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9a-fA-F:]+]|[^\\s:/]+):[0-9]{1,5}");

  RegisterBackend checked(Instant at) {
    String id = required("backendId", backendId);
    requireName("backendId", id);
    Discovery discovered = discovery == null ? null : requireDiscovery(discovery);
    List<Instance> checked = discovered == null ? required("instances", instances) : List.of();
    if (discovered == null && checked.isEmpty()) {
      throw Refusal.invalid(
          "instances", "A backend without instances can prove nothing; name at least one");
    }
    requireInstances(checked);
    String path = probePath == null ? "/" : probePath;
    if (!path.startsWith("/")) {
      throw Refusal.invalid("probePath", "probePath %s must begin with /".formatted(path));
    }
    if (serverAuthorities != null) {
      PemCertificates.parse("serverAuthorities", serverAuthorities);
    }
    return new RegisterBackend(
        new BackendRegistered(
            id,
            description,
            checked,
            serverName,
            path,
            serverAuthorities,
            requiredEvidence == null ? Evidence.DISCRIMINATING : requiredEvidence,
            checkedSessions(),
            at),
        discovered);
  }

  private Discovery requireDiscovery(Discovery asked) {
    if (instances != null && !instances.isEmpty()) {
      throw Refusal.invalid("instances", "Instances are either named or discovered, not both");
    }
    return switch (required("discovery.kind", asked.kind())) {
      case DNS -> {
        String name = required("discovery.name", asked.name());
        if (!DNS_NAME.matcher(name).matches()) {
          throw Refusal.invalid(
              "discovery.name",
              "%s is not a DNS name and a port, such as orders.internal:8443".formatted(name));
        }
        // Without the dot of an absolute name, which certificates and SNI do not have.
        yield new Discovery(Discovery.Kind.DNS, name.replace(".:", ":"), null);
      }
      case REPORTED -> {
        Duration silentAfter = asked.silentAfter() == null ? SILENT_AFTER : asked.silentAfter();
        if (!silentAfter.isPositive()) {
          throw Refusal.invalid("discovery.silentAfter", "silentAfter must be positive");
        }
        yield new Discovery(Discovery.Kind.REPORTED, null, silentAfter);
      }
    };
  }

  /** Says nothing when an instance that reports itself can be judged as its backend demands. */
  static void requireReported(Instance instance, Evidence required) {
    requireName("instance", instance.name());
    if (instance.address() != null) {
      requireAddress("address", instance.name(), instance.address());
    } else if (!required.claimable()) {
      throw Refusal.invalid(
          "address",
          "%s must be proved by probes: report the address of instance %s as host:port"
              .formatted(required, instance.name()));
    }
  }

  private static void requireAddress(String field, String instance, String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw Refusal.invalid(
          field, "Address %s of instance %s is not host:port".formatted(address, instance));
    }
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
    Set<String> names = new HashSet<>();
    for (Instance instance : instances) {
      requireName("instances.name", required("instances.name", instance.name()));
      requireAddress(
          "instances.address", instance.name(), required("instances.address", instance.address()));
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
