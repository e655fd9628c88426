/** Which method of which stage a request is for. */
@NullMarked
package dev.interlock.gateway.routing;

import org.jspecify.annotations.NullMarked;
