/**
 * When a certificate is to be renewed: a pure function of its policy, its validity and the time.
 */
@NullMarked
package dev.interlock.command.renewal;

import org.jspecify.annotations.NullMarked;
