package dev.interlock.command.stage;

import dev.interlock.command.Refusal;
import dev.interlock.command.stage.StageChange.AssignCertificate;
import dev.interlock.command.stage.StageChange.Describe;
import dev.interlock.command.stage.StageChange.RemoveCertificate;
import dev.interlock.command.stage.StageChange.RemoveVariable;
import dev.interlock.command.stage.StageChange.Serve;
import dev.interlock.command.stage.StageChange.SetVariable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything about a stage that an update can change. */
record StageSettings(
    String deploymentId,
    @Nullable String description,
    Map<String, String> variables,
    @Nullable String certificateId) {

  /** A stage that does not exist. */
  static final StageSettings NONE = new StageSettings("", null, Map.of(), null);

  private static final int MAX_VARIABLES = 100;
  private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");
  private static final Pattern VARIABLE_VALUE = Pattern.compile("[A-Za-z0-9\\-._~:/?#&=,]{0,512}");
  private static final Pattern STAGE_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

  StageSettings with(List<StageChange> changes) {
    StageSettings changed = this;
    for (StageChange change : changes) {
      changed = changed.with(change);
    }
    return changed;
  }

  private StageSettings with(StageChange change) {
    return switch (change) {
      case Describe to -> withDescription(to.description());
      case Serve to -> new StageSettings(to.deploymentId(), description, variables, certificateId);
      case SetVariable to -> withVariable(to.name(), to.value());
      case RemoveVariable gone -> withVariable(gone.name(), null);
      case AssignCertificate to -> presenting(to.certificateId());
      case RemoveCertificate gone -> presenting(null);
    };
  }

  private StageSettings withDescription(@Nullable String to) {
    return new StageSettings(deploymentId, to, variables, certificateId);
  }

  private StageSettings withVariable(String name, @Nullable String value) {
    Map<String, String> to = new TreeMap<>(variables);
    if (value == null) {
      to.remove(name);
    } else {
      to.put(name, value);
    }
    return new StageSettings(deploymentId, description, to, certificateId);
  }

  StageSettings presenting(@Nullable String certificate) {
    return new StageSettings(deploymentId, description, variables, certificate);
  }

  /** AWS's limits: 100 variables, names up to 64 characters, values up to 512. */
  static void requireVariables(Map<String, String> variables) {
    if (variables.size() > MAX_VARIABLES) {
      throw Refusal.invalid(
          "variables", "A stage holds up to 100 variables, not " + variables.size());
    }
    variables.forEach(
        (name, value) -> {
          if (!VARIABLE_NAME.matcher(name).matches()) {
            throw Refusal.invalid(
                "variables",
                "Stage variable name '%s' must be 1 to 64 of a-zA-Z0-9_".formatted(name));
          }
          if (!VARIABLE_VALUE.matcher(value).matches()) {
            throw Refusal.invalid(
                "variables",
                "The value of stage variable '%s' must be up to 512 of A-Za-z0-9-._~:/?#&=,"
                    .formatted(name));
          }
        });
  }

  static void requireName(String stageName) {
    if (!STAGE_NAME.matcher(stageName).matches()) {
      throw Refusal.invalid("stageName", "Stage name only allows a-zA-Z0-9_-");
    }
  }
}
