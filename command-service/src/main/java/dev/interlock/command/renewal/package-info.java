/** When certificates are to be renewed: policies and freezes, and what follows from them. */
@NullMarked
package dev.interlock.command.renewal;

import org.jspecify.annotations.NullMarked;
