/** Takes the saga's commands and what backends and gateways say from Kafka. */
@NullMarked
package dev.interlock.command.inbox;

import org.jspecify.annotations.NullMarked;
