package dev.interlock.query.rotation;

import dev.interlock.contract.RotationPhase;
import dev.interlock.query.answer.Answer;
import dev.interlock.query.answer.Answers;
import dev.interlock.query.answer.Filters;
import dev.interlock.query.answer.Items;
import dev.interlock.query.rotation.RotationView.Detail;
import dev.interlock.query.stage.Stages;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class RotationController {
  private final Answers answers;
  private final Rotations rotations;
  private final Stages stages;

  RotationController(Answers answers, Rotations rotations, Stages stages) {
    this.answers = answers;
    this.rotations = rotations;
    this.stages = stages;
  }

  @GetMapping("/v1/rotations")
  ResponseEntity<Items<RotationView>> all(@RequestParam MultiValueMap<String, String> parameters) {
    Filters filters = new Filters(parameters, "state", "phase", "stage");
    return answers.items(
        () ->
            rotations.all(
                filters.oneOf("state", RotationState.class),
                filters.oneOf("phase", RotationPhase.class),
                filters.oneOf("stage", stages::ids)));
  }

  @GetMapping("/v1/rotations/{id}")
  ResponseEntity<Answer<Detail>> one(
      @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
    Filters.none(parameters);
    return answers.one("rotation", id, () -> rotations.byId(id));
  }
}
