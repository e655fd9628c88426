/** How the read side answers: from one snapshot, with its lag, or with a problem (RFC 9457). */
@NullMarked
package dev.interlock.query.answer;

import org.jspecify.annotations.NullMarked;
