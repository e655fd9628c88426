/** What the gateway says of itself: that it serves, what it presents, that it ends. */
@NullMarked
package dev.interlock.gateway.reporting;

import org.jspecify.annotations.NullMarked;
