/** What is wrong with a trust bundle: whom servers would shut out with it, and why. */
@NullMarked
package dev.interlock.lint;

import org.jspecify.annotations.NullMarked;
