/** How each kind of server takes a new trust file, and how it shows that it did. */
@NullMarked
package dev.interlock.agent.adapter;

import org.jspecify.annotations.NullMarked;
