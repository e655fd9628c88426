/** Connections to backends, each with the certificate that its stage presents. */
@NullMarked
package dev.interlock.gateway.connections;

import org.jspecify.annotations.NullMarked;
