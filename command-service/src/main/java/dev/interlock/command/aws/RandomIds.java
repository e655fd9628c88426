package dev.interlock.command.aws;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Ids that nobody can guess. */
@Component
final class RandomIds implements Ids {
  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final SecureRandom random = new SecureRandom();

  @Override
  public String next(int length) {
    return random
        .ints(length, 0, ALPHABET.length())
        .map(ALPHABET::charAt)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
