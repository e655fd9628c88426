/** What the events say of routes and of who presents what. */
@NullMarked
package dev.interlock.gateway.learning;

import org.jspecify.annotations.NullMarked;
