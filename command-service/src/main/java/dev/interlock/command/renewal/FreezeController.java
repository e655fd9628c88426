package dev.interlock.command.renewal;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.StrictBody;
import dev.interlock.command.renewal.RenewalCommand.DeleteFreeze;
import dev.interlock.command.renewal.RenewalCommand.SetFreeze;
import dev.interlock.contract.RenewalEvent.FreezeDeleted;
import dev.interlock.contract.RenewalEvent.FreezeSet;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
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

/** Sets freezes, shows them and calls them off; a repeat changes nothing more. */
@NativeApi
@RequestMapping("/v1/freezes")
class FreezeController {
  private final Commands commands;
  private final Freezes freezes;
  private final Clock clock;

  FreezeController(Commands commands, Freezes freezes, Clock clock) {
    this.commands = commands;
    this.freezes = freezes;
    this.clock = clock;
  }

  @PutMapping("/{name}")
  Freeze put(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable String body,
      Principal caller) {
    Freeze freeze = StrictBody.read(body, FreezeBody.class).checked(Names.checked(name));
    commands.send(
        new SetFreeze(
            new FreezeSet(name, freeze.from(), freeze.until(), caller.getName(), clock.instant())));
    return freeze;
  }

  @GetMapping
  Map<String, List<Freeze>> list() {
    return Map.of("items", freezes.list());
  }

  @GetMapping("/{name}")
  Freeze get(@PathVariable String name) {
    return freezes.require(name);
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String name, Principal caller) {
    freezes.require(name);
    commands.send(new DeleteFreeze(new FreezeDeleted(name, caller.getName(), clock.instant())));
  }

  /** The body of {@code PUT /v1/freezes/{name}}. */
  private record FreezeBody(@Nullable Instant from, @Nullable Instant until) {
    Freeze checked(String name) {
      return new Freeze(name, required("from", from), required("until", until));
    }
  }
}
