package dev.interlock.saga.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to do about a rotation now.
 *
 * @param commands to send, in this order
 * @param wakeAt when to decide again though nothing was heard; empty when only news can change it
 * @param state to keep, once the commands are sent
 */
public record Decision(
    List<IdentifiedCommand> commands, Optional<Instant> wakeAt, RotationState state) {}
