package dev.interlock.contract;

import java.time.Instant;
import java.util.List;

/**
 * The bundle that a backend should hold; the newest one is kept on {@link Topics#TRUST_BUNDLES}.
 */
@WireName("trust-bundle")
public record TrustBundle(
    String backendId, int version, List<TrustedCertificate> certificates, Instant at) {}
