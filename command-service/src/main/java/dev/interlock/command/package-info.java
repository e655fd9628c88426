/** The write side: decides what happens to certificates, stages, backends and rotations. */
@NullMarked
package dev.interlock.command;

import org.jspecify.annotations.NullMarked;
