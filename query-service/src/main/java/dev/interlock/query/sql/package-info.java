/** How the tables of the read model hold times and JSON. */
@NullMarked
package dev.interlock.query.sql;

import org.jspecify.annotations.NullMarked;
