package dev.interlock.query.stage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage as the API shows it.
 *
 * @param certificateId the certificate that it presents, or null for none
 * @param certificateExpiresAt the end of that certificate, or null before that is known
 * @param presentedSince when it began to present it
 * @param rotationId the rotation that switched it, or null when a person did
 * @param behind the gateways that have not said yet that they present that
 */
record StageView(
    String stage,
    String restApiId,
    String stageName,
    String deploymentId,
    @Nullable String description,
    Map<String, String> tags,
    Instant createdAt,
    @Nullable String certificateId,
    @Nullable Instant certificateExpiresAt,
    @Nullable Instant presentedSince,
    @Nullable String rotationId,
    List<String> behind) {}
