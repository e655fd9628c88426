package dev.interlock.agent.install;

/** What has just been done; the agent may be killed after any of them. */
enum Step {
  /** The bundle has come. */
  FETCHED,
  /** The file of before is kept. */
  KEPT,
  /** The journal says what is about to be written. */
  INTENDED,
  /** The trust file holds the bundle. */
  WRITTEN,
  /** The server uses it. */
  LOADED,
  /** The journal says so. */
  RECORDED,
  /** Interlock knows. */
  ACKNOWLEDGED
}
