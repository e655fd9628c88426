package dev.interlock.standalone.demo;

import java.time.Instant;

/**
 * Something to say.
 *
 * @param at when it happened
 * @param important whether to make it stand out where that is possible
 */
record Remark(Instant at, String text, boolean important) {}
