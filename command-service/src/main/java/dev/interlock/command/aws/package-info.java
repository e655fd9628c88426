/** What every operation of the AWS API shares on the wire: bodies, pages, patches, errors, ids. */
@NullMarked
package dev.interlock.command.aws;

import org.jspecify.annotations.NullMarked;
