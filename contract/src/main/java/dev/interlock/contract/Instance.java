package dev.interlock.contract;

import org.jspecify.annotations.Nullable;

/**
 * One running copy of a backend.
 *
 * @param name unique within the backend
 * @param address {@code host:port} at which this very copy answers HTTPS; null where it is not
 *     known, so that it cannot be probed
 */
public record Instance(String name, @Nullable String address) {}
