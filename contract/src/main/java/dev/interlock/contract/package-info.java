/** What crosses a process border: events, commands and messages, and their names on the wire. */
@NullMarked
package dev.interlock.contract;

import org.jspecify.annotations.NullMarked;
