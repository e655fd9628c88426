package dev.interlock.query.finding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to look into.
 *
 * @param backendId the backend concerned, or on whose pace a renewal depends; none where there is
 *     none
 * @param instance the instance concerned, if it is about one of them
 * @param certificateId the certificate concerned, if it is about one
 * @param stages those that present the certificate, where that is what matters
 * @param since the first evidence of it, or the end of a certificate that is trusted still
 * @param text what is wrong and what to do, in a sentence or two
 * @param detail what was seen, as the evidence words it
 */
public record FindingView(
    Kind kind,
    @Nullable String backendId,
    @Nullable String instance,
    @Nullable String certificateId,
    List<String> stages,
    Instant since,
    String text,
    List<String> detail) {}
