package dev.interlock.query.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list and how old the knowledge of it is.
 *
 * @param lag the events not yet read; null before the first look at the log
 */
public record Items<T>(List<T> items, @Nullable Long lag) {}
