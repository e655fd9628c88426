package dev.interlock.command.restapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Deployment of AWS's model; {@code createdDate} in whole seconds since 1970. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeploymentView(String id, @Nullable String description, long createdDate) {}
