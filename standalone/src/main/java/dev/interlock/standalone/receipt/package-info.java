/** The commands by which a person gets the receipt of a rotation and checks it. */
@NullMarked
package dev.interlock.standalone.receipt;

import org.jspecify.annotations.NullMarked;
