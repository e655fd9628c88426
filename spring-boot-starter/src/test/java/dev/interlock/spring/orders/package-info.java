/** An application as its owner writes it, with nothing of Interlock in its code. */
@NullMarked
package dev.interlock.spring.orders;

import org.jspecify.annotations.NullMarked;
