package dev.interlock.query.feed;

import dev.interlock.messaging.ParkedMessages;
import dev.interlock.messaging.TopicReader;
import dev.interlock.query.answer.EventLog;
import dev.interlock.query.answer.Lag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The event log as its reader sees it. */
record ReadEventLog(TopicReader reader, ParkedMessages messages, Clock clock) implements EventLog {

  @Override
  public Lag lag() {
    Instant now = clock.instant();
    long parked = messages.count();
    return reader
        .lag()
        .map(
            lag -> {
              Duration age = lag.age(now).truncatedTo(ChronoUnit.MILLIS);
              return lag.isOld(now) ? Lag.old(age, parked) : Lag.known(lag.messages(), age, parked);
            })
        .orElseGet(() -> Lag.never(parked));
  }

  @Override
  public List<String> parkedIds() {
    return messages.keys();
  }
}
