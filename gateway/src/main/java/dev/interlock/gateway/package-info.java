/** The gateway as a program. */
@NullMarked
package dev.interlock.gateway;

import org.jspecify.annotations.NullMarked;
