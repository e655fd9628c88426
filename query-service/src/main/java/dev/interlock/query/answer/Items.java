package dev.interlock.query.answer;

import java.util.List;

/** A list and how old the knowledge of it is. */
public record Items<T>(List<T> items, Lag lag) {}
