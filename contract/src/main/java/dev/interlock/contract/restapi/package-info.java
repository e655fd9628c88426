/** What a REST API consists of, according to its events. */
@NullMarked
package dev.interlock.contract.restapi;

import org.jspecify.annotations.NullMarked;
