/** The command line of the agent. */
@NullMarked
package dev.interlock.agent;

import org.jspecify.annotations.NullMarked;
