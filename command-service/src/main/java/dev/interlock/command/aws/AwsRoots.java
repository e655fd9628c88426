package dev.interlock.command.aws;

/** Where the AWS API lives beside the native one. */
final class AwsRoots {
  /** Every path that belongs to AWS's model of the service, offered or not. */
  static final String[] PATTERNS = {
    "/account/**",
    "/apikeys/**",
    "/clientcertificates/**",
    "/domainnameaccessassociations/**",
    "/domainnames/**",
    "/rejectdomainnameaccessassociations/**",
    "/restapis/**",
    "/sdktypes/**",
    "/tags/**",
    "/usageplans/**",
    "/vpclinks/**"
  };

  private AwsRoots() {}
}
