/** AWS Signature Version 4, verified and made: pure functions of a request, a key and a time. */
@NullMarked
package dev.interlock.command.sigv4;

import org.jspecify.annotations.NullMarked;
