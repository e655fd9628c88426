package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.aws.Page;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.command.aws.Shape;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.RestApiCommand.CreateDeployment;
import dev.interlock.command.restapi.RestApiCommand.DeleteDeployment;
import dev.interlock.contract.StageRef;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations on deployments. */
@AwsApi
@RequestMapping("/restapis/{api}/deployments")
final class DeploymentController {
  private static final Shape CREATE =
      new Shape()
          .text("stageName", "stageDescription", "description")
          .flag("cacheClusterEnabled", "tracingEnabled")
          .oneOf("cacheClusterSize", "0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237")
          .texts("variables")
          .structure(
              "canarySettings",
              new Shape()
                  .decimal("percentTraffic")
                  .texts("stageVariableOverrides")
                  .flag("useStageCache"));

  private final Commands commands;
  private final RestApis apis;
  private final DeployedApis deployments;
  private final DeploymentStage stages;
  private final TransactionOperations transactions;
  private final Ids ids;
  private final Clock clock;

  DeploymentController(
      Commands commands,
      RestApis apis,
      DeployedApis deployments,
      DeploymentStage stages,
      TransactionOperations transactions,
      Ids ids,
      Clock clock) {
    this.commands = commands;
    this.apis = apis;
    this.deployments = deployments;
    this.stages = stages;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** CreateDeployment: the deployment and its stage, or neither. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  DeploymentView create(@PathVariable String api, JsonBody body) {
    apis.requireExisting(api);
    Document members = CREATE.read("createDeploymentInput", body);
    CreateDeployment deployment =
        new CreateDeployment(api, ids.next(6), members.text("description"), clock.instant());
    String stage = members.text("stageName");
    if (stage != null && !stage.isEmpty()) {
      Document ofStage =
          members
              .with(members.text("stageDescription"), "description")
              .without("stageName", "stageDescription");
      transactions.executeWithoutResult(
          transaction -> {
            commands.send(deployment);
            stages.serve(
                new StageRef(api, stage), deployment.deploymentId(), ofStage, deployment.at());
          });
    } else if (members.at("canarySettings") != null) {
      throw Refusal.invalid(
          "stageName",
          "Invalid deployment content specified.Non null and non empty stageName must be provided"
              + " for canary deployment. Provided value is "
              + stage);
    } else {
      commands.send(deployment);
    }
    return get(api, deployment.deploymentId(), List.of());
  }

  /** GetDeployment. */
  @GetMapping("/{id}")
  DeploymentView get(
      @PathVariable String api,
      @PathVariable String id,
      @RequestParam(defaultValue = "") List<String> embed) {
    apis.requireExisting(api);
    return deployments.view(
        api, id, embed.stream().anyMatch(asked -> asked.equalsIgnoreCase("apiSummary")));
  }

  /** GetDeployments. */
  @GetMapping
  Page<DeploymentView> list(@PathVariable String api, PageRequest page) {
    apis.requireExisting(api);
    return page.page(deployments.list(api, page));
  }

  /** DeleteDeployment. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void delete(@PathVariable String api, @PathVariable String id) {
    get(api, id, List.of());
    commands.send(new DeleteDeployment(api, id, clock.instant()));
  }
}
