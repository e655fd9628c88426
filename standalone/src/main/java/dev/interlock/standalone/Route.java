package dev.interlock.standalone;

import java.net.URI;
import java.util.function.BiPredicate;

/**
 * Requests that one local service takes.
 *
 * @param service its name, for the message when it does not answer
 * @param takes decides on the method and the raw path, still percent-encoded and without the query
 * @param target scheme, host and port of the service
 */
public record Route(String service, BiPredicate<String, String> takes, URI target) {}
