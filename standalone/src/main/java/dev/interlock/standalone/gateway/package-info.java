/** The commands by which a person looks at gateways, and says that one is gone. */
@NullMarked
package dev.interlock.standalone.gateway;

import org.jspecify.annotations.NullMarked;
