package dev.interlock.command.aws;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;

/** GetAccount: AWS's defaults, which nothing here enforces. */
@AwsApi
final class AccountController {
  record ThrottleSettings(int burstLimit, double rateLimit) {}

  record Account(ThrottleSettings throttleSettings, List<String> features, String apiKeyVersion) {}

  @GetMapping("/account")
  Account get() {
    return new Account(new ThrottleSettings(5000, 10000), List.of("UsagePlans"), "4");
  }
}
