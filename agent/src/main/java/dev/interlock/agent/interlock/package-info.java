/** The agent's side of Interlock's own API. */
@NullMarked
package dev.interlock.agent.interlock;

import org.jspecify.annotations.NullMarked;
