/** How the call of a method becomes that of its backend, and the backend's answer the method's. */
@NullMarked
package dev.interlock.integration;

import org.jspecify.annotations.NullMarked;
