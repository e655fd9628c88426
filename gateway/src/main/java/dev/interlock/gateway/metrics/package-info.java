/** What Prometheus is told of the gateway. */
@NullMarked
package dev.interlock.gateway.metrics;

import org.jspecify.annotations.NullMarked;
