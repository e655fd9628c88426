/** Client certificates: their life, their table, and AWS's operations on them. */
@NullMarked
package dev.interlock.command.certificate;

import org.jspecify.annotations.NullMarked;
