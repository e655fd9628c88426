package dev.interlock.contract;

import java.time.Instant;

/**
 * What the world may know of a certificate.
 *
 * @param pem the certificate in PEM (RFC 7468), lines ended by CRLF, no trailing line end
 * @param fingerprint SHA-256 of the DER encoding, lower-case hexadecimal
 * @param spkiHash SHA-256 of the SubjectPublicKeyInfo (RFC 5280, 4.1.2.7), lower-case hexadecimal
 * @param serialNumber lower-case hexadecimal
 * @param subject distinguished name (RFC 2253)
 * @param notBefore start of validity, whole seconds
 * @param notAfter end of validity, whole seconds
 */
public record CertificateFacts(
    String pem,
    String fingerprint,
    String spkiHash,
    String serialNumber,
    String subject,
    Instant notBefore,
    Instant notAfter) {}
