package dev.interlock.query.stage;

import dev.interlock.query.answer.Answers;
import dev.interlock.query.answer.Filters;
import dev.interlock.query.answer.Items;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class StageController {
  private final Answers answers;
  private final Stages stages;

  StageController(Answers answers, Stages stages) {
    this.answers = answers;
    this.stages = stages;
  }

  @GetMapping("/v1/stages")
  ResponseEntity<Items<StageView>> all(@RequestParam MultiValueMap<String, String> parameters) {
    Filters filters = new Filters(parameters, "stage");
    return answers.items(() -> stages.all(filters.oneOf("stage", stages::ids)));
  }
}
