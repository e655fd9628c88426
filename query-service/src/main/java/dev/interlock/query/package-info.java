/** The read side: tables and pages derived from the event log alone. */
@NullMarked
package dev.interlock.query;

import org.jspecify.annotations.NullMarked;
