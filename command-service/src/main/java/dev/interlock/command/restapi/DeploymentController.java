package dev.interlock.command.restapi;

import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.aws.Page;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.RestApiCommand.CreateDeployment;
import dev.interlock.contract.StageRef;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations on deployments. */
@AwsApi
@RequestMapping("/restapis/{api}/deployments")
final class DeploymentController {
  private final Commands commands;
  private final RestApis apis;
  private final DeploymentStage stages;
  private final TransactionOperations transactions;
  private final Ids ids;
  private final Clock clock;

  DeploymentController(
      Commands commands,
      RestApis apis,
      DeploymentStage stages,
      TransactionOperations transactions,
      Ids ids,
      Clock clock) {
    this.commands = commands;
    this.apis = apis;
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
    body.refuse("cacheClusterEnabled", "cacheClusterSize", "canarySettings", "tracingEnabled");
    CreateDeployment deployment =
        new CreateDeployment(api, ids.next(6), body.text("description"), clock.instant());
    String stageName = body.text("stageName");
    if (stageName == null || stageName.isEmpty()) {
      commands.send(deployment);
    } else {
      DeploymentStage.Request stage =
          new DeploymentStage.Request(
              new StageRef(api, stageName),
              body.text("stageDescription"),
              Objects.requireNonNullElse(body.texts("variables"), Map.of()));
      transactions.executeWithoutResult(
          transaction -> {
            commands.send(deployment);
            stages.serve(stage, deployment.deploymentId(), deployment.at());
          });
    }
    return get(api, deployment.deploymentId());
  }

  /** GetDeployment. */
  @GetMapping("/{id}")
  DeploymentView get(@PathVariable String api, @PathVariable String id) {
    apis.requireExisting(api);
    return apis.deployment(api, id)
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_DEPLOYMENT));
  }

  /** GetDeployments. */
  @GetMapping
  Page<DeploymentView> list(@PathVariable String api, PageRequest page) {
    apis.requireExisting(api);
    return page.page(apis.deployments(api, page));
  }
}
