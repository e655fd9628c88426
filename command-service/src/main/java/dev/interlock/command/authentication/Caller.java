package dev.interlock.command.authentication;

import dev.interlock.contract.AccessRole;
import java.security.Principal;

/** Who makes a request, proved. */
record Caller(String accessKeyId, String userName, AccessRole role) implements Principal {

  /** The access key id. */
  @Override
  public String getName() {
    return accessKeyId;
  }
}
