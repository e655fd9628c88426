/** The service on real servers, and the rules that keep its heart pure. */
@NullMarked
package dev.interlock.saga;

import org.jspecify.annotations.NullMarked;
