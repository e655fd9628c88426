/** The agent within a Spring Boot application, which it brings each trust bundle to. */
@NullMarked
package dev.interlock.spring;

import org.jspecify.annotations.NullMarked;
