package dev.interlock.lint;

import java.security.cert.X509Certificate;

/**
 * A certificate, and what findings call it.
 *
 * @param name its place in a file, counted from 1, or its id; reads well after "certificate"
 */
public record NamedCertificate(String name, X509Certificate certificate) {}
