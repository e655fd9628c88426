/** Proves, by real requests on fresh connections, which client certificates a backend accepts. */
@NullMarked
package dev.interlock.command.prober;

import org.jspecify.annotations.NullMarked;
