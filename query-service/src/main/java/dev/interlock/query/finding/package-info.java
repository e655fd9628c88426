/** What somebody should look into, opened and closed by what probes and agents show. */
@NullMarked
package dev.interlock.query.finding;

import org.jspecify.annotations.NullMarked;
