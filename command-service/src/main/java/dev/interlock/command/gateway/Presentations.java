package dev.interlock.command.gateway;

import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageRef;
import dev.interlock.messaging.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code command.presentation}: what each gateway said last that it presents at a stage. */
@Component
public class Presentations implements SameTransaction {
  private final JdbcClient jdbc;

  Presentations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A gateway that has joined, at a stage.
   *
   * @param heardAt when it last said anything
   * @param presentation what it said last of the stage, or null when it said nothing yet
   */
  public record GatewayAtStage(
      String gatewayId, Instant heardAt, @Nullable Presentation presentation) {}

  /** Every gateway that has joined, whether it was heard of lately or not, by its name. */
  public List<GatewayAtStage> at(StageRef stage) {
    return jdbc.sql(
            """
            SELECT gateway.gateway_id, heard_at, presentation FROM command.gateway
              LEFT JOIN command.presentation
                ON presentation.gateway_id = gateway.gateway_id AND stage_id = ?
            WHERE joined ORDER BY gateway.gateway_id
            """)
        .param(stage.id())
        .query(Presentations::row)
        .list();
  }

  @EventHandler
  void on(PresentationReported event) {
    jdbc.sql(
            """
            INSERT INTO command.presentation (stage_id, gateway_id, presentation)
            VALUES (?, ?, ?::jsonb)
            ON CONFLICT (stage_id, gateway_id) DO UPDATE SET presentation = excluded.presentation
            """)
        .params(
            event.stage().id(),
            event.gatewayId(),
            Json.mapper().writeValueAsString(event.presentation()))
        .update();
  }

  @EventHandler
  void on(StageDeleted event) {
    jdbc.sql("DELETE FROM command.presentation WHERE stage_id = ?")
        .param(event.stage().id())
        .update();
  }

  private static GatewayAtStage row(ResultSet row, int number) throws SQLException {
    String presentation = row.getString("presentation");
    return new GatewayAtStage(
        row.getString("gateway_id"),
        row.getObject("heard_at", OffsetDateTime.class).toInstant(),
        presentation == null ? null : Json.mapper().readValue(presentation, Presentation.class));
  }
}
