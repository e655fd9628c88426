package dev.interlock.standalone.demo;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a width. */
final class Lines {
  private static final String INDENT = "  ";

  private Lines() {}

  /**
   * Breaks at blanks; a word longer than a line stays whole. Lines after the first are indented.
   */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text.stripTrailing();
    String indent = "";
    while (indent.length() + rest.length() > width) {
      int end = rest.lastIndexOf(' ', width - indent.length());
      if (end <= 0) {
        end = rest.indexOf(' ', width - indent.length());
      }
      if (end < 0) {
        break;
      }
      lines.add(indent + rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).strip();
      indent = INDENT;
    }
    lines.add(indent + rest);
    return lines;
  }
}
