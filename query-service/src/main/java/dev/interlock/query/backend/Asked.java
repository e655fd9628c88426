package dev.interlock.query.backend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person asked for something.
 *
 * @param by the access key, where that was recorded
 */
public record Asked(@Nullable String reason, @Nullable String by, Instant at) {}
