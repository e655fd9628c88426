package dev.interlock.contract;

/** A certificate in a trust bundle. */
public record TrustedCertificate(String certificateId, String fingerprint, String pem) {}
