package dev.interlock.command.restapi;

import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.TextMap;
import java.util.Map;

/** RestApi of AWS's model; {@code createdDate} in whole seconds since 1970. */
final class RestApiView {
  private RestApiView() {}

  /**
   * The view.
   *
   * @param members what can be changed, name and description among them
   */
  static Document of(
      String id,
      long createdDate,
      Document members,
      Map<String, String> tags,
      String rootResourceId) {
    return RestApiSettings.DEFAULTS
        .and(members)
        .with(id, "id")
        .with(createdDate, "createdDate")
        .with(TextMap.shown(tags), "tags")
        .with(rootResourceId, "rootResourceId");
  }
}
