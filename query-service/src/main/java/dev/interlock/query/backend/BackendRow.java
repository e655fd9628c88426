package dev.interlock.query.backend;

import dev.interlock.contract.Discovery;
import dev.interlock.contract.Instance;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.query.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** A backend as its table holds it. */
record BackendRow(
    String backendId,
    @Nullable String description,
    @Nullable String serverName,
    String probePath,
    List<Instance> instances,
    @Nullable Discovery discovery,
    BackendTrust trust,
    Instant registeredAt) {
  private static final TypeReference<List<Instance>> INSTANCES = new TypeReference<>() {};

  static BackendRow of(ResultSet row, int number) throws SQLException {
    return new BackendRow(
        row.getString("backend_id"),
        row.getString("description"),
        row.getString("server_name"),
        row.getString("probe_path"),
        Columns.json(row, "instances", INSTANCES),
        row.getString("discovery") == null ? null : Columns.json(row, "discovery", Discovery.class),
        Columns.json(row, "trust", BackendTrust.class),
        Columns.instant(row, "registered_at"));
  }

  @Nullable String addressOf(String instance) {
    return instances.stream()
        .filter(known -> known.name().equals(instance))
        .map(Instance::address)
        .findFirst()
        .orElse(null);
  }
}
