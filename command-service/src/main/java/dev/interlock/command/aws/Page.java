package dev.interlock.command.aws;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as AWS sends it: the elements under {@code item}, always an array.
 *
 * @param position where the next page starts, absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> item, @Nullable String position) {}
