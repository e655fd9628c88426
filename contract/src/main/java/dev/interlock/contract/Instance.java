package dev.interlock.contract;

/**
 * One running copy of a backend.
 *
 * @param name unique within the backend
 * @param address {@code host:port} at which this very copy answers HTTPS
 */
public record Instance(String name, String address) {}
