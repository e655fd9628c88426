package dev.interlock.command.gateway;

import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.gateway.GatewayCommand.RemoveGateway;
import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.Reason;
import dev.interlock.command.http.StrictBody;
import java.security.Principal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Lets a person say that a gateway serves no more; a repeat changes nothing more. */
@NativeApi
class GatewayController {
  private final Commands commands;
  private final Gateways gateways;
  private final Clock clock;

  GatewayController(Commands commands, Gateways gateways, Clock clock) {
    this.commands = commands;
    this.gateways = gateways;
    this.clock = clock;
  }

  @DeleteMapping("/v1/gateways/{gatewayId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable String gatewayId,
      @RequestBody(required = false) @Nullable String body,
      Principal caller) {
    String reason = StrictBody.read(body, Reason.class).given();
    gateways.require(gatewayId);
    commands.send(new RemoveGateway(gatewayId, reason, caller.getName(), clock.instant()));
  }
}
