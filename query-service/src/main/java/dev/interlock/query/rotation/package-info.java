/** The rotations: where each stands, why, and on what evidence. */
@NullMarked
package dev.interlock.query.rotation;

import org.jspecify.annotations.NullMarked;
