package dev.interlock.standalone.demo;

import dev.interlock.backends.AccessKey;
import dev.interlock.backends.AgentSettings;
import dev.interlock.command.access.AccessKeyPair;
import dev.interlock.command.aws.AwsIdentity;
import dev.interlock.standalone.Stack;
import dev.interlock.standalone.client.SignedClient;
import java.net.URI;
import java.time.InstantSource;

/**
 * Where Interlock is, and what to call it with.
 *
 * @param region what requests are signed for
 */
record Access(URI address, AccessKeyPair key, String region) {

  /** The first access key of an Interlock in this process. */
  static Access to(Stack stack) {
    return new Access(
        stack.address(),
        stack.credentials(),
        stack.commandService().getBean(AwsIdentity.class).region());
  }

  SignedClient client(InstantSource clock) {
    return new SignedClient(address, key, region, clock);
  }

  /** An honest agent of a backend. */
  AgentSettings honestAgent(String backend) {
    return AgentSettings.of(
        address,
        new AccessKey(key.accessKeyId(), key.secret().reveal()),
        backend,
        Fleet.instance(backend));
  }
}
