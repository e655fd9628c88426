/** Interlock in one process: the servers it embeds, its services, and the one port in front. */
@NullMarked
package dev.interlock.standalone;

import org.jspecify.annotations.NullMarked;
