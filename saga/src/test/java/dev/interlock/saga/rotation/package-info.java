/** The rotation on trial: fixtures, and a simulated world for its properties. */
@NullMarked
package dev.interlock.saga.rotation;

import org.jspecify.annotations.NullMarked;
