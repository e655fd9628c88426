package dev.interlock.standalone.client;

import tools.jackson.databind.JsonNode;

/** What others wrote, as it may be shown: it may hold escape codes of terminals. */
public final class Printable {
  private Printable() {}

  /** The text of a member; empty when there is none. */
  public static String text(JsonNode node, String member) {
    return printable(node.path(member).asString(""));
  }

  /** The text without what a terminal would obey. */
  public static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
