package dev.interlock.vault;

import java.time.Instant;

/** The key behind the handle cannot be used since that instant, whole microseconds. */
public record Destruction(String keyHandle, Instant destroyedAt) {}
