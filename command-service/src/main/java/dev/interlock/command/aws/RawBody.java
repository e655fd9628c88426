package dev.interlock.command.aws;

/**
 * The body of a request whatever it is; of an import, an OpenAPI document.
 *
 * @param bytes as they came, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record RawBody(byte[] bytes) {}
