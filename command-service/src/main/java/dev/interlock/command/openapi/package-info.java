/** The definitions of REST APIs as OpenAPI documents: import and export. */
@NullMarked
package dev.interlock.command.openapi;

import org.jspecify.annotations.NullMarked;
