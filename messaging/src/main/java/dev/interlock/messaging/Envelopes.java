package dev.interlock.messaging;

import dev.interlock.contract.Command;
import dev.interlock.contract.Event;
import dev.interlock.contract.GatewayReport;
import dev.interlock.contract.InstanceReport;
import dev.interlock.contract.WireTypes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Puts messages into envelopes and takes them out again. */
public final class Envelopes {
  private static final String VERSION = "1.0";
  private static final String COMMAND_SERVICE = "/interlock/command-service";
  private static final String SAGA = "/interlock/saga";

  private Envelopes() {}

  /**
   * The envelope of an event from the JSON that the event store holds; it may be of a type that
   * this build does not know.
   *
   * @throws UnreadableMessage when the JSON does not say when it happened
   */
  public static Envelope stored(
      String type,
      int revision,
      String id,
      String aggregateId,
      long position,
      long sequence,
      String payload) {
    try {
      JsonNode data = Json.mapper().readTree(payload);
      Instant at = Instant.parse(data.required("at").asString());
      return new Envelope(
          VERSION,
          id,
          COMMAND_SERVICE,
          type,
          revision,
          aggregateId,
          at,
          null,
          position,
          sequence,
          data);
    } catch (JacksonException | DateTimeParseException e) {
      throw new UnreadableMessage("The stored event %s is malformed".formatted(id), e);
    }
  }

  /** The envelope of a command under its deterministic id. */
  public static Envelope of(Command command, String id) {
    return envelope(command, id, SAGA, command.aggregateId(), command.at(), command.rotationId());
  }

  /** The envelope of what a gateway says of itself. */
  public static Envelope of(GatewayReport report, String id) {
    return envelope(
        report,
        id,
        "/interlock/gateway/" + report.gatewayId(),
        report.gatewayId(),
        report.at(),
        null);
  }

  /** The envelope of any other message of the contract. */
  public static Envelope of(
      Object message, String id, String subject, @Nullable String rotationId, Instant at) {
    return envelope(message, id, COMMAND_SERVICE, subject, at, rotationId);
  }

  /**
   * The event in an envelope.
   *
   * @throws UnreadableMessage when this build does not know its type or revision
   */
  public static Event event(Envelope envelope) {
    return message(envelope, typed(envelope, WireTypes.EVENTS, Event.class));
  }

  /**
   * The command in an envelope.
   *
   * @throws UnreadableMessage when this build does not know its type or revision
   */
  public static Command command(Envelope envelope) {
    return message(envelope, typed(envelope, WireTypes.COMMANDS, Command.class));
  }

  /**
   * What a gateway says of itself, in an envelope.
   *
   * @throws UnreadableMessage when this build does not know its type or revision
   */
  public static GatewayReport gatewayReport(Envelope envelope) {
    return message(envelope, typed(envelope, WireTypes.GATEWAY_REPORTS, GatewayReport.class));
  }

  /**
   * What an instance says of its bundle, in an envelope.
   *
   * @throws UnreadableMessage when this build does not know its type or revision
   */
  public static InstanceReport instanceReport(Envelope envelope) {
    return message(envelope, typed(envelope, WireTypes.INSTANCE_REPORTS, InstanceReport.class));
  }

  /**
   * The message of a known type in an envelope.
   *
   * @throws UnreadableMessage when the envelope holds another type or revision
   */
  public static <T> T message(Envelope envelope, Class<T> type) {
    if (!envelope.type().equals(WireTypes.nameOf(type))
        || envelope.revision() != WireTypes.revisionOf(type)) {
      throw new UnreadableMessage(
          "This build cannot read %s revision %d".formatted(envelope.type(), envelope.revision()));
    }
    try {
      return Json.mapper().treeToValue(envelope.data(), type);
    } catch (JacksonException e) {
      throw new UnreadableMessage("The data of %s is malformed".formatted(envelope.type()), e);
    }
  }

  /** The bytes of an envelope: UTF-8 JSON. */
  public static byte[] write(Envelope envelope) {
    return Json.mapper().writeValueAsBytes(envelope);
  }

  /**
   * The envelope in the value of a record.
   *
   * @throws UnreadableMessage when it is not a CloudEvents 1.0 envelope
   */
  public static Envelope read(byte @Nullable [] value) {
    try {
      Envelope envelope = value == null ? null : Json.mapper().readValue(value, Envelope.class);
      if (envelope == null || !VERSION.equals(envelope.specversion())) {
        throw new UnreadableMessage("The record is not a CloudEvents 1.0 envelope");
      }
      return envelope;
    } catch (JacksonException e) {
      throw new UnreadableMessage("The record is not JSON of an envelope", e);
    }
  }

  private static <T> Class<? extends T> typed(Envelope envelope, WireTypes types, Class<T> root) {
    return types
        .typeOf(envelope.type())
        .orElseThrow(() -> new UnreadableMessage("This build does not know " + envelope.type()))
        .asSubclass(root);
  }

  private static Envelope envelope(
      Object message,
      String id,
      String source,
      String subject,
      Instant at,
      @Nullable String rotationId) {
    JsonNode data = Json.mapper().valueToTree(message);
    Class<?> type = message.getClass();
    return new Envelope(
        VERSION,
        id,
        source,
        WireTypes.nameOf(type),
        WireTypes.revisionOf(type),
        subject,
        at,
        rotationId,
        null,
        null,
        data);
  }
}
