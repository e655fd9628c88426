package dev.interlock.agent.interlock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An acknowledgement; the members are those of the JSON.
 *
 * @param evidence WRITTEN or LOADED
 * @param fingerprints of what the server holds, SHA-256 in hexadecimal digits
 * @param detail what else there is to say, such as why a newer bundle is not held
 * @param address where this instance answers, if instances report themselves
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
    String instance,
    long version,
    String evidence,
    List<String> fingerprints,
    @Nullable String detail,
    @Nullable String address) {}
