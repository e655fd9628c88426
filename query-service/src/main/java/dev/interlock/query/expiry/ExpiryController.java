package dev.interlock.query.expiry;

import dev.interlock.query.answer.Answers;
import dev.interlock.query.answer.Filters;
import dev.interlock.query.answer.Items;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ExpiryController {
  private final Answers answers;
  private final ExpiryCalendar calendar;
  private final Clock clock;

  ExpiryController(Answers answers, ExpiryCalendar calendar, Clock clock) {
    this.answers = answers;
    this.calendar = calendar;
    this.clock = clock;
  }

  @GetMapping("/v1/expiry")
  ResponseEntity<Items<ExpiryBucket>> buckets(
      @RequestParam MultiValueMap<String, String> parameters) {
    Filters.none(parameters);
    return answers.items(() -> calendar.at(clock.instant()));
  }
}
