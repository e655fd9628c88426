package dev.interlock.agent.adapter;

/**
 * What a server shows of the trust file.
 *
 * @param how for people, as in "3 new workers"
 */
public record Loaded(Evidence evidence, String how) {}
