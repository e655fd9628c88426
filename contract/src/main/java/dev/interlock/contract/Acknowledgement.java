package dev.interlock.contract;

import org.jspecify.annotations.Nullable;

/**
 * An instance says that it holds a version of its bundle; sent on {@link Topics#ACKNOWLEDGEMENTS}
 * or to the native API.
 *
 * @param evidence DECLARED, WRITTEN or LOADED: what is stronger is proved, not claimed
 */
@WireName("acknowledgement")
public record Acknowledgement(
    String backendId, String instance, int version, Evidence evidence, @Nullable String detail) {}
