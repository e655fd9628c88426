package dev.interlock.command.testinvoke;

import org.springframework.http.HttpHeaders;

/** What the caller of the method would get. */
record MethodResponse(int status, HttpHeaders headers, String body) {}
