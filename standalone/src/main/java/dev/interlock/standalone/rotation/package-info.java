/** The commands by which a person starts rotations, looks at them and ahead, and steps in. */
@NullMarked
package dev.interlock.standalone.rotation;

import org.jspecify.annotations.NullMarked;
