/** The rules across aggregates that keep the invariant, whatever a client or the saga asks for. */
@NullMarked
package dev.interlock.command.rules;

import org.jspecify.annotations.NullMarked;
