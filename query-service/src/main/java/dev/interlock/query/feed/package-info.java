/** Takes the events from Kafka into the tables, each once. */
@NullMarked
package dev.interlock.query.feed;

import org.jspecify.annotations.NullMarked;
