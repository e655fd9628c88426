package dev.interlock.query.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as the API shows it; see {@link dev.interlock.contract.CertificateFacts}.
 *
 * @param stages the stages that present it
 * @param trustedBy the backends whose bundle lists it
 */
record CertificateView(
    String certificateId,
    @Nullable String description,
    CertificateState state,
    boolean keyDestroyed,
    @Nullable Instant keyDestroyedAt,
    @Nullable Instant deletedAt,
    Instant createdAt,
    Instant notBefore,
    Instant notAfter,
    String subject,
    String serialNumber,
    String fingerprint,
    String spkiHash,
    String pem,
    Map<String, String> tags,
    List<String> stages,
    List<String> trustedBy) {}
