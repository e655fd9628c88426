/** Stages: what they serve, and which client certificate they present. */
@NullMarked
package dev.interlock.command.stage;

import org.jspecify.annotations.NullMarked;
