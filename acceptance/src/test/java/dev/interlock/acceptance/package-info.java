/** Interlock as its users meet it: the program, its ports and its exit codes. */
@NullMarked
package dev.interlock.acceptance;

import org.jspecify.annotations.NullMarked;
