package dev.interlock.receipt;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.trust.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a completed rotation did, and on which evidence. Each event that it rests on is in it once,
 * with its hash: as a step, or among the {@code grounds}; elsewhere its position names it.
 *
 * @param format names this form of the document
 * @param outcome the phase in which it ended
 * @param steps what happened, in the order of the log, from the request to the end of the last key
 * @param grounds what else the steps rest on, in the order of the log
 */
public record Receipt(
    String format,
    String rotationId,
    RotationPhase outcome,
    RotatedCertificate oldCertificate,
    RotatedCertificate newCertificate,
    List<Step> steps,
    List<CitedEvent> grounds) {

  /** The form that this build writes and reads; another content is another form. */
  static final String FORMAT = "interlock-receipt-1";

  /**
   * A certificate of the rotation.
   *
   * @param introduced the event by which it came to be; none if it never did
   * @param fingerprint SHA-256 of the DER encoding, lower-case hexadecimal
   */
  public record RotatedCertificate(
      String certificateId, @Nullable Long introduced, @Nullable String fingerprint) {}

  /**
   * An event as the log has it.
   *
   * @param position where it stands in the log
   * @param sha256 of its envelope, which is its record on Kafka, in canonical JSON (RFC 8785);
   *     lower-case hexadecimal
   * @param data what it says, without descriptions, tags and PEM
   */
  public record CitedEvent(long position, String id, String type, String sha256, JsonNode data) {}

  /**
   * A step: the event, whose members are its own, and the evidence.
   *
   * @param evidence what the backends that are concerned had shown by then, by their ids: of a
   *     phase those of all stages, of a switch those of its stage; null for other steps
   * @param gateways what the gateways that served had said by then, at the phases that rest on it;
   *     null for other steps, and when there was none
   */
  public record Step(
      @JsonUnwrapped CitedEvent event,
      @Nullable List<BackendEvidence> evidence,
      @Nullable List<GatewayEvidence> gateways) {}

  /**
   * A gateway that served.
   *
   * @param joined the event by which it came
   * @param presentations the last event of each stage that says what it presents there
   */
  public record GatewayEvidence(String gatewayId, long joined, List<Long> presentations) {}

  /**
   * What the instances of a backend had shown.
   *
   * @param registered the event that says which evidence is required
   * @param bundle the event that says what it should trust, if it was told
   */
  public record BackendEvidence(
      String backendId,
      Evidence requiredEvidence,
      long registered,
      @Nullable Long bundle,
      List<InstanceEvidence> instances) {}

  /**
   * What is proved of an instance, and the events from which it follows.
   *
   * @param acknowledgement the last one
   * @param probe the last one
   * @param observations the last sight of each certificate of the rotation on real traffic
   */
  public record InstanceEvidence(
      String instance,
      Proof oldCertificate,
      Proof newCertificate,
      @Nullable Long acknowledgement,
      @Nullable Long probe,
      List<Long> observations) {}
}
