/** Interlock in one process: the command line, the servers it embeds and the one port in front. */
@NullMarked
package dev.interlock.standalone;

import org.jspecify.annotations.NullMarked;
