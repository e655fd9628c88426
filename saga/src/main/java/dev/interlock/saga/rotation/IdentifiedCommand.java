package dev.interlock.saga.rotation;

import dev.interlock.contract.Command;

/**
 * A command and its id. The write side obeys an id once and for good, so the same id is the same
 * deed, however often it is sent.
 */
public record IdentifiedCommand(String id, Command command) {}
