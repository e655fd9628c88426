/** How ready backends are for a rotation, by what they did in a rehearsal. */
@NullMarked
package dev.interlock.query.rehearsal;

import org.jspecify.annotations.NullMarked;
