/** TestInvokeMethod: calls the backend of a method for real, and logs what happens as AWS does. */
@NullMarked
package dev.interlock.command.testinvoke;

import org.jspecify.annotations.NullMarked;
