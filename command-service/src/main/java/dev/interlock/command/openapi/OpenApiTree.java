package dev.interlock.command.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.interlock.command.Refusal;
import java.io.IOException;
import org.yaml.snakeyaml.LoaderOptions;

/** The text of an OpenAPI document as a tree: JSON or YAML, of bounded depth, without aliases. */
final class OpenApiTree {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_CHARACTERS = 6 * 1024 * 1024;
  private static final ObjectReader JSON = reader(JsonFactory.builder().build());
  private static final ObjectReader YAML =
      reader(YAMLFactory.builder().loaderOptions(yamlOptions()).build());

  private OpenApiTree() {}

  /**
   * Parses a document.
   *
   * @throws Refusal INVALID, with AWS's text
   */
  static ObjectNode parse(byte[] document) {
    try {
      JsonNode tree = (looksLikeJson(document) ? JSON : YAML).readTree(document);
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException unreadable) {
      // Falls through: AWS does not say either what is wrong with it.
    }
    throw invalid();
  }

  /** AWS's text for whatever is no document. */
  static Refusal invalid() {
    return Refusal.invalid("Invalid OpenAPI input.");
  }

  private static boolean looksLikeJson(byte[] document) {
    for (byte character : document) {
      if (!Character.isWhitespace(character)) {
        return character == '{';
      }
    }
    return false;
  }

  private static ObjectReader reader(JsonFactory factory) {
    factory.setStreamReadConstraints(
        StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    return new ObjectMapper(factory).reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  private static LoaderOptions yamlOptions() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setAllowDuplicateKeys(false);
    return options;
  }
}
