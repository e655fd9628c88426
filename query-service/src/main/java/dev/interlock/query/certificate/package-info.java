/** The certificates: what they are, who presents them, who is told to trust them. */
@NullMarked
package dev.interlock.query.certificate;

import org.jspecify.annotations.NullMarked;
