/** The stages and what each presents. */
@NullMarked
package dev.interlock.query.stage;

import org.jspecify.annotations.NullMarked;
