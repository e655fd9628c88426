/** Certificates that other authorities sign: what is taken in, and what they are asked for. */
@NullMarked
package dev.interlock.command.imports;

import org.jspecify.annotations.NullMarked;
