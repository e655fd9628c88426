package dev.interlock.backends;

import java.net.URI;
import java.util.OptionalLong;

/**
 * What an agent must know.
 *
 * @param interlock the base URI of Interlock's own API, without {@code /v1}
 * @param accessKey what it calls with
 * @param backendId the backend as Interlock knows it
 * @param instance which of the backend's servers this agent stands beside
 * @param pretendsFrom the version from which on the agent acknowledges bundles that it does not
 *     install: for a demonstration of why an acknowledgement alone is not believed
 */
public record AgentSettings(
    URI interlock,
    AccessKey accessKey,
    String backendId,
    String instance,
    OptionalLong pretendsFrom) {

  /** An honest agent. */
  public static AgentSettings of(
      URI interlock, AccessKey accessKey, String backendId, String instance) {
    return new AgentSettings(interlock, accessKey, backendId, instance, OptionalLong.empty());
  }

  /** An agent that acknowledges without installing from this version on. */
  public AgentSettings acknowledgingWithoutInstallingFrom(long version) {
    return new AgentSettings(interlock, accessKey, backendId, instance, OptionalLong.of(version));
  }

  boolean pretendsAt(long version) {
    return pretendsFrom.isPresent() && version >= pretendsFrom.getAsLong();
  }
}
