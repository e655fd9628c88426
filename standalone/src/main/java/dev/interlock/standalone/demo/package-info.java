/** A rotation before one's eyes: real backends, real traffic, and a count of every request. */
@NullMarked
package dev.interlock.standalone.demo;

import org.jspecify.annotations.NullMarked;
