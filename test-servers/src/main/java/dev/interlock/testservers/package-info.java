/** The servers that tests share: containers where a Docker engine answers, else embedded ones. */
@NullMarked
package dev.interlock.testservers;

import org.jspecify.annotations.NullMarked;
