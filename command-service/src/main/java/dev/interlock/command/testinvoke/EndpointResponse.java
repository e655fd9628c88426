package dev.interlock.command.testinvoke;

import org.springframework.http.HttpHeaders;

/** A backend's answer, its body as text. */
record EndpointResponse(int status, HttpHeaders headers, String body) {}
