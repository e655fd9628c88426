/** Private keys at rest: the only code of Interlock that sees key bytes. */
@NullMarked
package dev.interlock.vault;

import org.jspecify.annotations.NullMarked;
