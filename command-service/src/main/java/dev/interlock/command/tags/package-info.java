/** AWS's operations on tags, for every kind of resource that holds them. */
@NullMarked
package dev.interlock.command.tags;

import org.jspecify.annotations.NullMarked;
