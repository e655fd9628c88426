package dev.interlock.command.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Document;
import dev.interlock.command.restapi.DeployedApis;
import dev.interlock.command.stage.StageDirectory;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.restapi.ApiDefinition;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** GetExport: what a stage serves, as an OpenAPI document. */
@AwsApi
final class ExportController {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final StageDirectory stages;
  private final DeployedApis deployments;

  ExportController(StageDirectory stages, DeployedApis deployments) {
    this.stages = stages;
    this.deployments = deployments;
  }

  @GetMapping("/restapis/{api}/stages/{stage}/exports/{type}")
  ResponseEntity<byte[]> export(
      @PathVariable String api,
      @PathVariable String stage,
      @PathVariable String type,
      @RequestParam(defaultValue = "") String extensions,
      @RequestHeader(defaultValue = MediaType.APPLICATION_JSON_VALUE) String accept)
      throws IOException {
    Dialect dialect = Dialect.of(type);
    Document serving =
        stages
            .find(new StageRef(api, stage))
            .orElseThrow(() -> AwsFault.notFound(StageDirectory.UNKNOWN));
    String deployment = String.valueOf(serving.text("deploymentId"));
    ApiDefinition deployed = deployments.definition(api, deployment);
    String version =
        Objects.requireNonNullElse(new Document(deployed.settings()).text("version"), deployment);
    Map<String, Object> document =
        OpenApiWriter.write(deployed, stage, version, dialect, !extensions.isEmpty());
    boolean yaml = accept.contains("yaml");
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s_%s.%s\""
                .formatted(
                    dialect.exportType(),
                    version.replaceAll("[^A-Za-z0-9._-]", "_"),
                    yaml ? "yaml" : "json"))
        .body((yaml ? YAML : JSON).writeValueAsBytes(document));
  }
}
