/** How servers really treat client certificates: the source of {@code docs/conformance.md}. */
@NullMarked
package dev.interlock.agent.conformance;

import org.jspecify.annotations.NullMarked;
