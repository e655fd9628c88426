package dev.interlock.command.openapi;

import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.restapi.ApiDraft;
import dev.interlock.contract.restapi.Method;
import java.util.List;
import java.util.Map;

/**
 * What an OpenAPI document says of an API.
 *
 * @param members of AWS's RestApi that the document gives, {@code name} among them
 * @param methods by path and verb
 * @param warnings what it says that is not kept
 */
record ImportedApi(
    Document members, Map<String, Map<String, Method>> methods, List<String> warnings) {

  ApiDraft draft(Ids ids) {
    return ApiDraft.of(
        String.valueOf(members.text("name")),
        members.text("description"),
        members.without("name", "description"),
        methods,
        ids);
  }
}
