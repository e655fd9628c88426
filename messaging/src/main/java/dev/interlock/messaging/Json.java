package dev.interlock.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way in which Interlock writes JSON: ISO-8601 times and durations, no nulls. */
public final class Json {
  private static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

  private Json() {}

  /** The mapper; immutable, for every thread. Unknown members are ignored on reading. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** Sets up another mapper to write the same JSON. */
  public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
    return builder
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
  }
}
