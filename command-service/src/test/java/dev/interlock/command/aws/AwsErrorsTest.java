package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.AwsFault.ErrorBody;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ResponseEntity;

class AwsErrorsTest {
  private final AwsErrors errors = new AwsErrors();

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(Refusal.notFound("m"), 404, "NotFoundException"),
        Arguments.of(Refusal.conflict("m"), 409, "ConflictException"),
        Arguments.of(Refusal.invalid("field", "m"), 400, "BadRequestException"),
        Arguments.of(Refusal.limitExceeded("m"), 429, "LimitExceededException"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalIsAnsweredByItsKind(Refusal refusal, int status, String type) {
    ResponseEntity<ErrorBody> answer = errors.on(refusal);
    assertThat(answer.getStatusCode().value()).isEqualTo(status);
    assertThat(answer.getHeaders().get("x-amzn-ErrorType")).containsExactly(type);
    assertThat(answer.getBody()).isEqualTo(new ErrorBody("m"));
  }

  @Test
  void aRaceIsAConflictInAwsWords() {
    ResponseEntity<ErrorBody> answer = errors.onRace();
    assertThat(answer.getStatusCode().value()).isEqualTo(409);
    assertThat(answer.getBody())
        .isEqualTo(
            new ErrorBody(
                "Unable to complete operation due to concurrent modification. Please try again"
                    + " later."));
  }
}
