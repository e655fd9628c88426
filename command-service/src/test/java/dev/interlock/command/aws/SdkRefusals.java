package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** How calls of the AWS SDK are refused. */
public final class SdkRefusals {
  private SdkRefusals() {}

  /** Refused since there is no such certificate. */
  public static void unknownCertificate(ThrowingCallable call) {
    missing(call, "Client Certificate");
  }

  /** Refused in AWS's words for something of this kind that does not exist. */
  public static void missing(ThrowingCallable call, String what) {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(call)
        .withMessageContaining("Invalid %s identifier specified".formatted(what))
        .satisfies(e -> assertThat(e.requestId()).isNotBlank());
  }

  /** Refused as making no sense. */
  public static ThrowableAssertAlternative<? extends ApiGatewayException> refused(
      ThrowingCallable call) {
    return assertThatExceptionOfType(BadRequestException.class).isThrownBy(call);
  }

  /** Refused as things are now. */
  public static ThrowableAssertAlternative<? extends ApiGatewayException> conflict(
      ThrowingCallable call) {
    return assertThatExceptionOfType(ConflictException.class).isThrownBy(call);
  }
}
