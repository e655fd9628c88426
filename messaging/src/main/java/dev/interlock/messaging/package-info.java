/** How contract's messages travel: JSON on Kafka, read in the transaction of their effect. */
@NullMarked
package dev.interlock.messaging;

import org.jspecify.annotations.NullMarked;
