package dev.interlock.command.aws;

import dev.interlock.command.Golden;
import org.junit.jupiter.api.Test;

class AwsShapesTest {

  @Test
  void anErrorIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(
        new AwsFault.ErrorBody("Invalid Client Certificate identifier specified"), "error");
  }

  @Test
  void theAccountIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(new AccountController().get(), "account");
  }
}
