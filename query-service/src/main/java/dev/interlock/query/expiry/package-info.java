/** When the certificates end, soonest first. */
@NullMarked
package dev.interlock.query.expiry;

import org.jspecify.annotations.NullMarked;
