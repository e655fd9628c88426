package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final Shape ENDPOINT =
      new Shape()
          .listOf("types", "PRIVATE", "EDGE", "REGIONAL")
          .oneOf("ipAddressType", "ipv4", "dualstack");
  private static final Shape SHAPE =
      new Shape()
          .required("name")
          .text("name")
          .integer("size")
          .flag("enabled")
          .structure("endpointConfiguration", ENDPOINT);

  @Test
  void readsWhatIsThereAndIgnoresWhatItDoesNotKnow() {
    assertThat(
            read(
                """
                {"name":"x","enabled":false,"_links":{},"size":null,
                 "endpointConfiguration":{"types":["EDGE"],"other":1}}"""))
        .isEqualTo(
            Document.EMPTY
                .with("x", "name")
                .with(false, "enabled")
                .with(List.of("EDGE"), "endpointConfiguration", "types"));
  }

  @Test
  void refusesAMissingMemberInAwsWords() {
    refused("{}")
        .withMessage(
            "1 validation error detected: Value null at 'anInput.name' failed to satisfy"
                + " constraint: Member must not be null");
  }

  @Test
  void refusesValuesThatAreNotOfferedInAwsWordsAllAtOnce() {
    refused(
            """
            {"name":"x","endpointConfiguration":{"ipAddressType":"wrong","types":["wrong"]}}""")
        .withMessage(
            "2 validation errors detected: Value '[wrong]' at"
                + " 'anInput.endpointConfiguration.types' failed to satisfy constraint: Member"
                + " must satisfy constraint: [Member must satisfy enum value set: [PRIVATE, EDGE,"
                + " REGIONAL]]; Value 'wrong' at 'anInput.endpointConfiguration.ipAddressType'"
                + " failed to satisfy constraint: Member must satisfy enum value set: [ipv4,"
                + " dualstack]");
  }

  @Test
  void refusesTheWrongTypeBeforeTheWrongValue() {
    refused("{\"size\":\"1\"}")
        .withMessage("class java.lang.String can not be converted to an Integer");
  }

  private static Document read(String json) {
    return SHAPE.read("anInput", JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static ThrowableAssertAlternative<AwsFault> refused(String json) {
    return assertThatExceptionOfType(AwsFault.class).isThrownBy(() -> read(json));
  }
}
