/** Issues the receipts of completed rotations from the event log. */
@NullMarked
package dev.interlock.command.receipt;

import org.jspecify.annotations.NullMarked;
