package dev.interlock.command.eventstore;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.Command;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** The aggregate that a command names, whatever its version. */
public final class CommandTarget implements CommandTargetResolver {

  @Override
  public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
    String id =
        switch (message.getPayload()) {
          case Command command -> command.aggregateId();
          case LocalCommand command -> command.aggregateId();
          default ->
              throw new IllegalArgumentException(
                  message.getPayloadType() + " names no aggregate: implement LocalCommand");
        };
    return new VersionedAggregateIdentifier(id, null);
  }
}
