package dev.interlock.integration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What the caller of the method gets.
 *
 * @param body null when the backend's passes as it comes
 */
public record MethodResponse(int status, HttpHeaders headers, @Nullable String body) {}
