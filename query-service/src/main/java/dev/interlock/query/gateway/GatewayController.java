package dev.interlock.query.gateway;

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
final class GatewayController {
  private final Answers answers;
  private final Gateways gateways;
  private final Stages stages;

  GatewayController(Answers answers, Gateways gateways, Stages stages) {
    this.answers = answers;
    this.gateways = gateways;
    this.stages = stages;
  }

  @GetMapping("/v1/gateways")
  ResponseEntity<Items<GatewayView>> all(@RequestParam MultiValueMap<String, String> parameters) {
    Filters filters = new Filters(parameters, "state", "stage");
    return answers.items(
        () ->
            gateways.all(
                filters.oneOf("state", GatewayState.class), filters.oneOf("stage", stages::ids)));
  }

  @GetMapping("/v1/gateways/{id}")
  ResponseEntity<Answer<GatewayView>> one(
      @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
    Filters.none(parameters);
    return answers.one("gateway", id, () -> gateways.byId(id));
  }
}
