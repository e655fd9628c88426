package dev.interlock.command;

import dev.interlock.command.eventstore.CommandTarget;
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
    fixture.registerCommandTargetResolver(new CommandTarget());
    return fixture;
  }
}
