package dev.interlock.query.answer;

import java.util.List;

/** How the read side stands to the event log. */
public interface EventLog {

  /** How far the tables are behind, whichever process writes them. */
  Lag lag();

  /** The ids of which events are parked: these things are shown as they were before. */
  List<String> parkedIds();
}
