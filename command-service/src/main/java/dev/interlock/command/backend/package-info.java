/** Backends: what they are told to trust, what they acknowledge, and what probes of them show. */
@NullMarked
package dev.interlock.command.backend;

import org.jspecify.annotations.NullMarked;
