package dev.interlock.query.finding;

import dev.interlock.query.answer.Answers;
import dev.interlock.query.answer.Filters;
import dev.interlock.query.answer.Items;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class FindingController {
  private final Answers answers;
  private final Findings findings;

  FindingController(Answers answers, Findings findings) {
    this.answers = answers;
    this.findings = findings;
  }

  @GetMapping("/v1/findings")
  ResponseEntity<Items<FindingView>> all(@RequestParam MultiValueMap<String, String> parameters) {
    Filters filters = new Filters(parameters, "kind");
    return answers.items(
        () -> {
          Kind kind = filters.oneOf("kind", Kind.class);
          return findings.all().stream()
              .filter(finding -> kind == null || finding.kind() == kind)
              .toList();
        });
  }
}
