package dev.interlock.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instance saw a certificate on real traffic; sent on {@link Topics#OBSERVATIONS} or to the
 * native API.
 *
 * @param fingerprint of the certificate, SHA-256 in hexadecimal, with or without colons
 * @param lastSeen when it saw it last; null for now
 * @param count how many calls that is about, if it counts
 */
@WireName("observation")
public record Observation(
    String backendId,
    String instance,
    String fingerprint,
    @Nullable Instant lastSeen,
    @Nullable Long count) {}
