/** What every service stands on: its auto-configuration, its schema, its way to Kafka. */
@NullMarked
package dev.interlock.chassis;

import org.jspecify.annotations.NullMarked;
