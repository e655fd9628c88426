package dev.interlock.query.sql;

import dev.interlock.messaging.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Times as {@code timestamptz}, in UTC, and everything structured as {@code jsonb}. */
public final class Columns {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> TEXT_BY_NAME = new TypeReference<>() {};

  private Columns() {}

  /** A parameter for a {@code timestamptz}, which keeps microseconds. */
  public static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /** A parameter for {@code CAST(… AS jsonb)}. */
  public static String json(Object value) {
    return Json.mapper().writeValueAsString(value);
  }

  /** The moment in a column. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column), column);
  }

  /** The moment in a column that may be null. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** The value in a {@code jsonb} column. */
  public static <T> T json(ResultSet row, String column, Class<T> type) throws SQLException {
    return Json.mapper().readValue(row.getString(column), type);
  }

  /** The value in a {@code jsonb} column. */
  public static <T> T json(ResultSet row, String column, TypeReference<T> type)
      throws SQLException {
    return Json.mapper().readValue(row.getString(column), type);
  }

  /** The texts in a {@code jsonb} array. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return json(row, column, TEXTS);
  }

  /** The texts in a {@code jsonb} object. */
  public static Map<String, String> textByName(ResultSet row, String column) throws SQLException {
    return json(row, column, TEXT_BY_NAME);
  }
}
