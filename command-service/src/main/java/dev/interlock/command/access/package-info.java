/** Access keys: who may call Interlock, and in which role. */
@NullMarked
package dev.interlock.command.access;

import org.jspecify.annotations.NullMarked;
