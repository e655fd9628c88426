/** The backends and what each of their instances has shown. */
@NullMarked
package dev.interlock.query.backend;

import org.jspecify.annotations.NullMarked;
