package dev.interlock.command.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.aws.AwsFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceArnTest {

  @Test
  void namesAPathInAnyPartitionAndRegion() {
    assertThat(ResourceArn.parse("arn:aws-cn:apigateway:cn-north-1::/restapis/a/stages/b").path())
        .isEqualTo("/restapis/a/stages/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a1b2c3",
        "/clientcertificates/a1b2c3",
        "arn:aws:apigateway:us-east-1:/clientcertificates/a1b2c3",
        "arn:aws:apigateway:us-east-1:123456789012:/clientcertificates/a1b2c3",
        "arn:aws:acm:us-east-1::/clientcertificates/a1b2c3",
        "arn:aws:apigateway:us-east-1::clientcertificates/a1b2c3",
        "arn:aws:apigateway:us-east-1::/",
        "arn:aws:apigateway:us-east-1::/clientcertificates/",
        "arn:aws:apigateway:us-east-1::%2Fclientcertificates%2Fa1b2c3"
      })
  void refusesWhatIsNoArnOfApiGateway(String arn) {
    assertThatExceptionOfType(AwsFault.class)
        .isThrownBy(() -> ResourceArn.parse(arn))
        .withMessageContaining("Invalid ARN specified: " + arn);
  }
}
