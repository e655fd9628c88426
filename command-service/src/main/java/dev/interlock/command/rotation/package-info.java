/** Rotations: requested here, driven by the saga, guarded here. */
@NullMarked
package dev.interlock.command.rotation;

import org.jspecify.annotations.NullMarked;
