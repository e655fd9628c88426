/** Real HTTPS servers that verify client certificates, and the agent that keeps their trust. */
@NullMarked
package dev.interlock.backends;

import org.jspecify.annotations.NullMarked;
