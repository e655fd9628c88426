/**
 * Gives Envoy its trust by the secret discovery service, and takes its answers for what it holds.
 */
@NullMarked
package dev.interlock.agent.envoy;

import org.jspecify.annotations.NullMarked;
