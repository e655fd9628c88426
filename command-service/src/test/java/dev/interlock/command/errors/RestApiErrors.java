package dev.interlock.command.errors;

import static dev.interlock.command.errors.Arranged.NO_TEXT;
import static dev.interlock.command.errors.Arranged.document;
import static dev.interlock.command.errors.Arranged.replacing;
import static dev.interlock.command.errors.ErrorCase.badRequest;
import static dev.interlock.command.errors.ErrorCase.conflict;
import static dev.interlock.command.errors.ErrorCase.limitExceeded;
import static dev.interlock.command.errors.ErrorCase.notFound;

import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;

/** How operations on REST APIs and on definitions of them fail. */
final class RestApiErrors {
  private static final String UNKNOWN = "Invalid API identifier specified 123456789012:none";
  private static final String NO_OPENAPI = "Invalid OpenAPI input.";
  private static final String TOO_LARGE =
      "Imported has more than 300 resources, which is the limit; spread them over two APIs";
  private static final Map<String, Object> NONE = Map.of("restApiId", "none");
  private static final Map<String, Object> NONSENSE =
      Map.of("body", SdkBytes.fromUtf8String("nonsense"));

  private RestApiErrors() {}

  static Stream<ErrorCase> of(Arranged is) {
    return Stream.of(
        badRequest("CreateRestApi", "Name cannot be an empty string", Map.of("name", " ")),
        badRequest("CreateRestApi", UNKNOWN, Map.of("name", "Copy", "cloneFrom", "none")),
        badRequest("GetRestApi", "Bad Request", Map.of("restApiId", NO_TEXT)),
        notFound("GetRestApi", UNKNOWN, NONE),
        badRequest(
            "GetRestApis",
            "Invalid limit parameter specified. Give a number from 1 to 500",
            Map.of("limit", 0)),
        badRequest("UpdateRestApi", "Invalid patch path /id", replacing("/id", "x")),
        notFound("UpdateRestApi", UNKNOWN, NONE),
        badRequest("DeleteRestApi", "Bad Request", Map.of("restApiId", NO_TEXT)),
        notFound("DeleteRestApi", UNKNOWN, NONE),
        conflict(
            "DeleteRestApi",
            "REST API %s has the stages [prod]; delete them first".formatted(is.api),
            Map.of()),
        badRequest("ImportRestApi", NO_OPENAPI, NONSENSE),
        limitExceeded("ImportRestApi", TOO_LARGE, Map.of("body", document(300))),
        badRequest("PutRestApi", NO_OPENAPI, NONSENSE),
        notFound("PutRestApi", UNKNOWN, Map.of("restApiId", "none", "body", document(1))),
        limitExceeded("PutRestApi", TOO_LARGE, Map.of("body", document(300))));
  }
}
