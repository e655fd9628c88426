/** Takes requests, calls the backends of their methods and streams the answers back. */
@NullMarked
package dev.interlock.gateway.proxy;

import org.jspecify.annotations.NullMarked;
