/** The page for people: what ends soon and what rotates now. */
@NullMarked
package dev.interlock.query.page;

import org.jspecify.annotations.NullMarked;
