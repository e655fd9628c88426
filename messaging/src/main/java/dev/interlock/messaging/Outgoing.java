package dev.interlock.messaging;

/** A message on its way to a topic; records of one key stay in order. */
public record Outgoing(String topic, String key, Envelope envelope) {}
