/** The gateways of the data plane and what each presents at which stage. */
@NullMarked
package dev.interlock.query.gateway;

import org.jspecify.annotations.NullMarked;
