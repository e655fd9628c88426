package dev.interlock.command.gateway;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.gateway.GatewayCommand.JoinGateway;
import dev.interlock.command.gateway.GatewayCommand.LeaveGateway;
import dev.interlock.command.gateway.GatewayCommand.RemoveGateway;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final GatewayJoined JOINED = new GatewayJoined("edge-1", "run-1", AT);
  private static final GatewayLeft LEFT = new GatewayLeft("edge-1", null, null, AT);
  private static final GatewayLeft REMOVED = new GatewayLeft("edge-1", "AKIA1", "it burned", AT);

  private AggregateTestFixture<Gateway> fixture;

  @BeforeEach
  void setUp() {
    fixture = AggregateFixture.of(Gateway.class);
  }

  @Test
  void joinsOnceForEachRun() {
    fixture.givenNoPriorActivity().when(join("run-1")).expectEvents(JOINED);
    fixture.given(JOINED).when(join("run-1")).expectNoEvents();
    fixture
        .given(JOINED)
        .when(join("run-2"))
        .expectEvents(new GatewayJoined("edge-1", "run-2", AT));
  }

  @Test
  void joinsAgainWhateverMadeItLeave() {
    fixture.given(JOINED, LEFT).when(join("run-1")).expectEvents(JOINED);
    fixture.given(JOINED, REMOVED).when(join("run-1")).expectEvents(JOINED);
  }

  @Test
  void takesItsLeaveOnce() {
    fixture.given(JOINED).when(new LeaveGateway("edge-1", "run-1", AT)).expectEvents(LEFT);
    fixture.given(JOINED).when(new LeaveGateway("edge-1", null, AT)).expectEvents(LEFT);
    fixture.given(JOINED, LEFT).when(new LeaveGateway("edge-1", "run-1", AT)).expectNoEvents();
  }

  @Test
  void theFarewellOfAnEarlierRunDoesNotTakeThePresentOneAlong() {
    fixture
        .given(JOINED, new GatewayJoined("edge-1", "run-2", AT))
        .when(new LeaveGateway("edge-1", "run-1", AT))
        .expectNoEvents();
  }

  @Test
  void isRemovedByAPersonOnce() {
    RemoveGateway remove = new RemoveGateway("edge-1", "it burned", "AKIA1", AT);
    fixture.given(JOINED).when(remove).expectEvents(REMOVED);
    fixture.given(JOINED, LEFT).when(remove).expectNoEvents();
  }

  private static JoinGateway join(String run) {
    return new JoinGateway("edge-1", run, AT);
  }
}
