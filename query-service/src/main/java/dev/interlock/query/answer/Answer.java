package dev.interlock.query.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * One thing and how old the knowledge of it is.
 *
 * @param lag the events not yet read; null before the first look at the log
 */
public record Answer<T>(@JsonUnwrapped T answer, @Nullable Long lag) {}
