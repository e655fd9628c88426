package dev.interlock.command;

import dev.interlock.contract.Command;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Fixtures that route commands as the service does. */
public final class AggregateFixture {
  private AggregateFixture() {}

  /** A fixture for an aggregate whose handlers take these collaborators. */
  public static <A> AggregateTestFixture<A> of(Class<A> aggregate, Object... collaborators) {
    AggregateTestFixture<A> fixture = new AggregateTestFixture<>(aggregate);
    for (Object collaborator : collaborators) {
      fixture.registerInjectableResource(collaborator);
    }
    fixture.registerCommandTargetResolver(
        message ->
            new VersionedAggregateIdentifier(
                message.getPayload() instanceof Command command
                    ? command.aggregateId()
                    : ((LocalCommand) message.getPayload()).aggregateId(),
                null));
    return fixture;
  }
}
