/** The gateways of the data plane: who serves as one, and what each presents at which stage. */
@NullMarked
package dev.interlock.command.gateway;

import org.jspecify.annotations.NullMarked;
