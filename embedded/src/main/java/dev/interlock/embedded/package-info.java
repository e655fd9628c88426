/** A real PostgreSQL and a real Kafka broker, started by the process that needs them. */
@NullMarked
package dev.interlock.embedded;

import org.jspecify.annotations.NullMarked;
