/** Measurements, each beside the limit or the peer that it is compared with, from the same run. */
@NullMarked
package dev.interlock.benchmarks;

import org.jspecify.annotations.NullMarked;
