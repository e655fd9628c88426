package dev.interlock.query.certificate;

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
final class CertificateController {
  private final Answers answers;
  private final Certificates certificates;
  private final Stages stages;

  CertificateController(Answers answers, Certificates certificates, Stages stages) {
    this.answers = answers;
    this.certificates = certificates;
    this.stages = stages;
  }

  @GetMapping("/v1/certificates")
  ResponseEntity<Items<CertificateView>> all(
      @RequestParam MultiValueMap<String, String> parameters) {
    Filters filters = new Filters(parameters, "state", "stage");
    return answers.items(
        () ->
            certificates.all(
                filters.oneOf("state", CertificateState.class),
                filters.oneOf("stage", stages::ids)));
  }

  @GetMapping("/v1/certificates/{id}")
  ResponseEntity<Answer<CertificateView>> one(
      @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
    Filters.none(parameters);
    return answers.one("certificate", id, () -> certificates.byId(id));
  }
}
