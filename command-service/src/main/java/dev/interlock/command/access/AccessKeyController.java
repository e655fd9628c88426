package dev.interlock.command.access;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.StrictBody;
import dev.interlock.contract.AccessRole;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Makes access keys and takes them back. */
@NativeApi
@RequiresRole(AccessRole.ADMIN)
@RequestMapping("/v1/access-keys")
class AccessKeyController {
  private final Commands commands;
  private final AccessKeys keys;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  AccessKeyController(Commands commands, AccessKeys keys, Clock clock) {
    this.commands = commands;
    this.keys = keys;
    this.clock = clock;
  }

  @PostMapping
  ResponseEntity<NewAccessKey> create(@RequestBody(required = false) @Nullable String body) {
    AccessKeyBody request = StrictBody.read(body, AccessKeyBody.class);
    String userName = request.checkedUserName();
    AccessRole role = required("role", request.role());
    AccessKeyPair key = AccessKeyPair.random(random);
    Instant now = clock.instant();
    commands.send(new CreateAccessKey(key, userName, role, now));
    return ResponseEntity.created(URI.create("/v1/access-keys/" + key.accessKeyId()))
        .cacheControl(CacheControl.noStore())
        .body(new NewAccessKey(key.accessKeyId(), key.secret().reveal(), userName, role, now));
  }

  @GetMapping
  Map<String, List<AccessKeys.Row>> list() {
    return Map.of("items", keys.list());
  }

  @GetMapping("/{accessKeyId}")
  AccessKeys.Row get(@PathVariable String accessKeyId) {
    return keys.require(accessKeyId);
  }

  @PostMapping("/{accessKeyId}/disable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void disable(@PathVariable String accessKeyId) {
    keys.require(accessKeyId);
    commands.send(new DisableAccessKey(accessKeyId, clock.instant()));
  }

  @PostMapping("/{accessKeyId}/enable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void enable(@PathVariable String accessKeyId) {
    keys.require(accessKeyId);
    commands.send(new EnableAccessKey(accessKeyId, clock.instant()));
  }

  @DeleteMapping("/{accessKeyId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String accessKeyId) {
    keys.require(accessKeyId);
    commands.send(new DeleteAccessKey(accessKeyId, clock.instant()));
  }

  /** The answer to the creation alone: nothing shows the secret again. */
  private record NewAccessKey(
      String accessKeyId,
      String secretAccessKey,
      String userName,
      AccessRole role,
      Instant createdAt) {
    @Override
    public String toString() {
      return "NewAccessKey[" + accessKeyId + "]";
    }
  }

  /** The body of {@code POST /v1/access-keys}. */
  private record AccessKeyBody(@Nullable String userName, @Nullable AccessRole role) {
    /** IAM's rule for the names of users. */
    private static final Pattern USER_NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,64}");

    String checkedUserName() {
      String name = required("userName", userName);
      if (!USER_NAME.matcher(name).matches()) {
        throw Refusal.invalid(
            "userName",
            "userName '%s' is not 1 to 64 letters, digits or characters of _+=,.@-"
                .formatted(name));
      }
      return name;
    }
  }
}
