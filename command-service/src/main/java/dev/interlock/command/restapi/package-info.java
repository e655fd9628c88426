/** The definition of REST APIs: resources, methods, integrations and deployments. */
@NullMarked
package dev.interlock.command.restapi;

import org.jspecify.annotations.NullMarked;
