package dev.interlock.standalone;

import dev.interlock.embedded.EmbeddedPostgres;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * The role of the gateway in PostgreSQL, which reads private keys and nothing else.
 *
 * @param password another at each start
 */
record GatewayRole(String name, String password) {
  private static final String NAME = "interlock_gateway";
  private static final int BYTES = 24;

  /** Makes it, where the vault has been made. */
  static GatewayRole in(EmbeddedPostgres postgres, String database) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    GatewayRole role = new GatewayRole(NAME, HexFormat.of().formatHex(random));
    try (Connection connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(database), postgres.user(), postgres.password());
        Statement statement = connection.createStatement()) {
      statement.execute(role.sql());
    } catch (SQLException e) {
      throw new IllegalStateException("The role of the gateway cannot be made", e);
    }
    return role;
  }

  private String sql() {
    return """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s; END IF;
        END $$;
        ALTER ROLE %1$s LOGIN PASSWORD '%2$s';
        GRANT USAGE ON SCHEMA vault TO %1$s;
        GRANT SELECT ON vault.private_key TO %1$s;
        """
        .formatted(name, password);
  }

  /** Names the role alone. */
  @Override
  public String toString() {
    return name;
  }
}
