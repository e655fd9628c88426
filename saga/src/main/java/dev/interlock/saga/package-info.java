/** Runs the rotations: events in from Kafka, commands out to Kafka, wake-ups in the database. */
@NullMarked
package dev.interlock.saga;

import org.jspecify.annotations.NullMarked;
