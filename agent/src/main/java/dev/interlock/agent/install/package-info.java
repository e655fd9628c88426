/** The course of a bundle from Interlock into a server, and back if it fails. */
@NullMarked
package dev.interlock.agent.install;

import org.jspecify.annotations.NullMarked;
