package dev.interlock.command.aws;

/**
 * A row of a list.
 *
 * @param at its place in the list, rising in the order of creation
 */
public record Listed<T>(long at, T value) {}
