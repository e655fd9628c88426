package dev.interlock.integration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A backend's answer.
 *
 * @param body null when it is not read here but passes as it comes
 */
public record EndpointResponse(int status, HttpHeaders headers, @Nullable String body) {}
