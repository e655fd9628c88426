/**
 * How programs in this module call Interlock's HTTP APIs, signed as any client, and show answers.
 */
@NullMarked
package dev.interlock.standalone.client;

import org.jspecify.annotations.NullMarked;
