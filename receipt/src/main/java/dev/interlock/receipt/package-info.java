/** What a completed rotation did and on which evidence, folded from its events alone. */
@NullMarked
package dev.interlock.receipt;

import org.jspecify.annotations.NullMarked;
