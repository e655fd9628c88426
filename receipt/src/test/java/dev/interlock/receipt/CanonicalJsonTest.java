package dev.interlock.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.messaging.Json;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  /** RFC 8785, sections 3.2.2 and 3.2.4. */
  @Test
  void writesTheExampleOfTheRfc() {
    String input =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }\
        """;
    assertThat(CanonicalJson.of(Json.mapper().readTree(input)))
        .isEqualTo(
            """
            {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
            "string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}\
            """);
  }

  /** RFC 8785, section 3.2.3: by UTF-16 code units. */
  @Test
  void sortsAsTheRfcDoes() {
    String input =
        """
        {"\\u20ac":5,"\\r":1,"\\ufb33":7,"1":2,"\\ud83d\\ude00":6,"\\u0080":3,"\\u00f6":4}\
        """;
    assertThat(CanonicalJson.of(Json.mapper().readTree(input)))
        .containsSubsequence(":1", ":2", ":3", ":4", ":5", ":6", ":7");
  }

  @Test
  void hashesAsAnybodyCan() {
    // printf '{"a":"é","b":[1,0.5]}' | sha256sum
    assertThat(CanonicalJson.sha256(Json.mapper().readTree("{\"b\":[1.0,5e-1],\"a\":\"é\"}")))
        .isEqualTo("487df58a5a8d7b2df6479781692d59ed51086e4f765f37f8f4fc34703e92ba27");
  }
}
