/** What the agent is told by its file, key by key. */
@NullMarked
package dev.interlock.agent.settings;

import org.jspecify.annotations.NullMarked;
