/** The gateway beside nginx: the same calls of the same backend with the same certificate. */
@NullMarked
package dev.interlock.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
