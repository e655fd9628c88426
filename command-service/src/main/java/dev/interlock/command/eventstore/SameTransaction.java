package dev.interlock.command.eventstore;

/**
 * A bean whose event handlers run in the transaction that appends the events, so that AWS clients
 * read at once what they wrote. What they throw takes the append back.
 */
public interface SameTransaction {}
