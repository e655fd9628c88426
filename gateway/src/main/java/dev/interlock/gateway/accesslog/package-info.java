/** A line for each request, in the format of API Gateway's access logs. */
@NullMarked
package dev.interlock.gateway.accesslog;

import org.jspecify.annotations.NullMarked;
