package dev.interlock.query.feed;

import dev.interlock.messaging.ParkedMessages;
import dev.interlock.messaging.TopicReader;
import dev.interlock.query.answer.EventLog;
import java.util.OptionalLong;

/** The event log as its reader sees it. */
record ReadEventLog(TopicReader reader, ParkedMessages messages) implements EventLog {

  @Override
  public OptionalLong lag() {
    long lag = reader.lag();
    return lag < 0 ? OptionalLong.empty() : OptionalLong.of(lag);
  }

  @Override
  public long parked() {
    return messages.count();
  }
}
