package dev.interlock.query.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** One thing and how old the knowledge of it is. */
public record Answer<T>(@JsonUnwrapped T answer, Lag lag) {}
