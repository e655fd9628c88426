package dev.interlock.command.prober;

import dev.interlock.contract.Doubt;
import dev.interlock.contract.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request on one fresh TLS connection, and what it showed.
 *
 * @param verdict what is proved
 * @param doubt why nothing is, if nothing is
 * @param detail why, in a few words for people
 * @param certificateRequested whether the server asked for a client certificate at all; if not, an
 *     acceptance says nothing about the certificate (RFC 8446, section 4.3.2)
 * @param tlsVersion as negotiated, such as {@code TLSv1.3}; empty if it did not come to that
 */
public record Attempt(
    Verdict verdict,
    @Nullable Doubt doubt,
    String detail,
    boolean certificateRequested,
    Optional<String> tlsVersion) {}
