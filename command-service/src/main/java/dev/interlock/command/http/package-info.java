/** What the native API's controllers share: strict bodies, reasons and problem details. */
@NullMarked
package dev.interlock.command.http;

import org.jspecify.annotations.NullMarked;
