package dev.interlock.query.backend;

import dev.interlock.query.answer.Answer;
import dev.interlock.query.answer.Answers;
import dev.interlock.query.answer.Filters;
import dev.interlock.query.answer.Items;
import dev.interlock.query.stage.Stages;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class BackendController {
  private final Answers answers;
  private final Backends backends;
  private final Stages stages;

  BackendController(Answers answers, Backends backends, Stages stages) {
    this.answers = answers;
    this.backends = backends;
    this.stages = stages;
  }

  @GetMapping("/v1/backends")
  ResponseEntity<Items<BackendView>> all(@RequestParam MultiValueMap<String, String> parameters) {
    Filters filters = new Filters(parameters, "stage");
    return answers.items(() -> backends.all(filters.oneOf("stage", stages::ids)));
  }

  @GetMapping("/v1/backends/{id}")
  ResponseEntity<Answer<BackendView>> one(
      @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
    Filters.none(parameters);
    return answers.one("backend", id, () -> backends.byId(id));
  }
}
