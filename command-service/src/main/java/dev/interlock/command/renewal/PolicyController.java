package dev.interlock.command.renewal;

import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.StrictBody;
import dev.interlock.command.renewal.RenewalCommand.DeleteRenewalPolicy;
import dev.interlock.command.renewal.RenewalCommand.SetRenewalPolicy;
import dev.interlock.contract.RenewalEvent.RenewalPolicyDeleted;
import dev.interlock.contract.RenewalEvent.RenewalPolicySet;
import dev.interlock.contract.RenewalSettings;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Sets renewal policies, shows and deletes them; a repeat changes nothing more. */
@NativeApi
@RequestMapping("/v1/renewal-policies")
class PolicyController {
  private final Commands commands;
  private final Policies policies;
  private final Clock clock;

  PolicyController(Commands commands, Policies policies, Clock clock) {
    this.commands = commands;
    this.policies = policies;
    this.clock = clock;
  }

  @PutMapping("/{name}")
  Policies.Row put(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable String body,
      Principal caller) {
    RenewalSettings settings = StrictBody.read(body, PolicyBody.class).checked();
    commands.send(
        new SetRenewalPolicy(
            new RenewalPolicySet(
                Names.checked(name), settings, caller.getName(), clock.instant())));
    return new Policies.Row(name, settings);
  }

  @GetMapping
  Map<String, List<Policies.Row>> list() {
    return Map.of("items", policies.list());
  }

  @GetMapping("/{name}")
  Policies.Row get(@PathVariable String name) {
    return policies.require(name);
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String name, Principal caller) {
    policies.require(name);
    commands.send(
        new DeleteRenewalPolicy(new RenewalPolicyDeleted(name, caller.getName(), clock.instant())));
  }
}
