/** What the events of a backend prove, and the invariant that every feature serves. */
@NullMarked
package dev.interlock.contract.trust;

import org.jspecify.annotations.NullMarked;
