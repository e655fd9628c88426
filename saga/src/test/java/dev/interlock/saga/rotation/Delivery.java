package dev.interlock.saga.rotation;

import dev.interlock.contract.Event;

/** An event on its way, with its number within its aggregate. */
record Delivery(Event event, long sequence) {}
