package dev.interlock.command.tags;

import dev.interlock.command.aws.AwsFault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a resource of API Gateway, {@code arn:{partition}:apigateway:{region}::{path}}; it
 * names no account.
 *
 * @param path with a slash in front, such as {@code /restapis/a1b2c3d4e5/stages/prod}
 */
record ResourceArn(String path) {
  private static final Pattern FORM =
      Pattern.compile("arn:[a-z0-9-]+:apigateway:[a-z0-9-]+::(/[^/]+(?:/[^/]+)*)");

  static ResourceArn parse(String arn) {
    Matcher form = FORM.matcher(arn);
    if (!form.matches()) {
      throw AwsFault.badRequest(
          ("Invalid ARN specified: %s. It must be as in"
                  + " arn:aws:apigateway:us-east-1::/clientcertificates/a1b2c3")
              .formatted(arn));
    }
    return new ResourceArn(form.group(1));
  }
}
