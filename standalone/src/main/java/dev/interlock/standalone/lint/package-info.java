/** The command that checks trust bundles before a server gets them. */
@NullMarked
package dev.interlock.standalone.lint;

import org.jspecify.annotations.NullMarked;
