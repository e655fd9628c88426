/** The rotation as a pure state machine: facts are folded from events, and one function decides. */
@NullMarked
package dev.interlock.saga.rotation;

import org.jspecify.annotations.NullMarked;
