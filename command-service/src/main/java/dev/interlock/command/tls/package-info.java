/** TLS as a client of backends: fresh sessions, and what is seen of them. */
@NullMarked
package dev.interlock.command.tls;

import org.jspecify.annotations.NullMarked;
