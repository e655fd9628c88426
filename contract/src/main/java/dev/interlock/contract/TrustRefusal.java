package dev.interlock.contract;

import org.jspecify.annotations.Nullable;

/**
 * An instance says that it could not take a version of its bundle, and goes on with what it had.
 *
 * @param reason the server's own words, in one line of up to 1024 characters, and no secret
 * @param address {@code host:port} at which this very instance answers HTTPS, where instances
 *     report themselves
 */
@WireName("trust-refusal")
public record TrustRefusal(
    String backendId, String instance, int version, String reason, @Nullable String address)
    implements InstanceReport {}
