package dev.interlock.command.access;

import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.AccessRole;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the first admin key from a file, while there is no key to make one with. */
@Component
class FirstAccessKey implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(FirstAccessKey.class);

  private final AccessKeys keys;
  private final Commands commands;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final @Nullable Path file;

  FirstAccessKey(
      AccessKeys keys,
      Commands commands,
      TransactionTemplate transactions,
      Clock clock,
      @Value("${interlock.access.bootstrap-key-file:#{null}}") @Nullable Path file) {
    this.keys = keys;
    this.commands = commands;
    this.transactions = transactions;
    this.clock = clock;
    this.file = file;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    transactions.executeWithoutResult(
        status -> {
          if (keys.areNone()) {
            create();
          }
        });
  }

  private void create() {
    if (file == null) {
      log.warn(
          "There is no access key, so every request is refused: set"
              + " interlock.access.bootstrap-key-file to a file with one, and start again");
      return;
    }
    AccessKeyPair key = AccessKeyPair.read(file);
    commands.send(new CreateAccessKey(key, "admin", AccessRole.ADMIN, clock.instant()));
    log.info("Made the first access key, {}, of {}", key.accessKeyId(), file);
  }
}
