/** The event log in PostgreSQL, and Axon on top of it. */
@NullMarked
package dev.interlock.command.eventstore;

import org.jspecify.annotations.NullMarked;
