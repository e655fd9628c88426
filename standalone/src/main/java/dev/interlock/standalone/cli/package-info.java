/** The command line: what a person can have Interlock do in one process. */
@NullMarked
package dev.interlock.standalone.cli;

import org.jspecify.annotations.NullMarked;
