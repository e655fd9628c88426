/** Finds out who makes a request and whether they may, before anything else looks at it. */
@NullMarked
package dev.interlock.command.authentication;

import org.jspecify.annotations.NullMarked;
