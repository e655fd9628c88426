package dev.interlock.vault;

import java.math.BigInteger;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500Name;

/** What a certificate says beside its key and extensions. */
record CertificateFields(
    X500Name subject, X500Name issuer, BigInteger serial, Instant notBefore, Instant notAfter) {}
