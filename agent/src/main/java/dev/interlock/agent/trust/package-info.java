/** The trust file of a server: what may go into it, and how it is replaced. */
@NullMarked
package dev.interlock.agent.trust;

import org.jspecify.annotations.NullMarked;
