/** Takes the saga's commands and the backends' acknowledgements from Kafka. */
@NullMarked
package dev.interlock.command.inbox;

import org.jspecify.annotations.NullMarked;
