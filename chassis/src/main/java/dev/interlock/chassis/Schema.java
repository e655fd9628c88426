package dev.interlock.chassis;

import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The schema that a service alone writes; each service declares its own as a bean. Nothing is read
 * or written before its migrations have run.
 */
public record Schema(String name) {

  /** Tells Flyway the schema and where its migrations are. */
  public FluentConfiguration configure(FluentConfiguration flyway) {
    return flyway.schemas(name).locations("classpath:db/messaging", "classpath:db/" + name);
  }
}
