package dev.interlock.command.aws;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which account of AWS, in which region, this service stands for; the settings {@code
 * interlock.aws.*}.
 *
 * @param region what clients must sign for
 * @param accountId twelve digits, for messages
 */
@ConfigurationProperties("interlock.aws")
public record AwsIdentity(
    @DefaultValue("us-east-1") String region, @DefaultValue("000000000000") String accountId) {
  /** What clients sign for; API Gateway's model names no other. */
  public static final String SERVICE = "apigateway";
}
