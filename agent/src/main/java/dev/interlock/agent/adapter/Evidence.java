package dev.interlock.agent.adapter;

/** What an agent may claim ({@code docs/evidence.md}); what is stronger is proved by probes. */
public enum Evidence {
  /** The file is written, and nobody has seen the server use it. */
  WRITTEN,
  /** The server shows that it uses the file. */
  LOADED
}
