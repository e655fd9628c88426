package dev.interlock.command.certificate;

/** How many client certificates may exist before no more are generated; AWS's default is 60. */
public record CertificateQuota(int certificates) {}
