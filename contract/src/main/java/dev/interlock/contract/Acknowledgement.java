package dev.interlock.contract;

import org.jspecify.annotations.Nullable;

/**
 * An instance says that it holds a version of its bundle.
 *
 * @param address {@code host:port} at which this very instance answers HTTPS, where instances
 *     report themselves
 * @param evidence DECLARED, WRITTEN or LOADED: what is stronger is proved, not claimed
 */
@WireName("acknowledgement")
public record Acknowledgement(
    String backendId,
    String instance,
    int version,
    Evidence evidence,
    @Nullable String detail,
    @Nullable String address)
    implements InstanceReport {

  /** Of an instance whose address is known, or does not matter. */
  public Acknowledgement(
      String backendId, String instance, int version, Evidence evidence, @Nullable String detail) {
    this(backendId, instance, version, evidence, detail, null);
  }
}
