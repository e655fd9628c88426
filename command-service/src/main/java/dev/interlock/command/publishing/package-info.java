/** Puts every event of the log on Kafka, in order. */
@NullMarked
package dev.interlock.command.publishing;

import org.jspecify.annotations.NullMarked;
