package dev.interlock.command.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.sigv4.AwsSigned.Holder;
import dev.interlock.command.sigv4.Verification.Genuine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The cases of AWS's published test suite for Signature Version 4, but those that normalise paths.
 */
class SignatureSuiteTest {
  private static final Verifier<Holder> VERIFIER =
      new Verifier<>("us-east-1", "service", Duration.ofMinutes(5), AwsSigned::find);
  private static final String UNRESERVED =
      "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      nullValues = "-",
      textBlock =
          """
          get-vanilla                          | GET  | /             | - | - | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
          get-unreserved                       | GET  | /@            | - | - | 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f
          get-utf8                             | GET  | /ሴ            | - | - | 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85
          get-space                            | GET  | /example space/ | - | - | 652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741
          get-vanilla-empty-query-key          | GET  | /?Param1=value1 | - | - | a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb
          get-vanilla-query                    | GET  | /?            | - | - | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
          get-vanilla-query-order-key          | GET  | /?Param1=value2&Param1=Value1 | - | - | eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1
          get-vanilla-query-order-key-case     | GET  | /?Param2=value2&Param1=value1 | - | - | b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500
          get-vanilla-query-order-value        | GET  | /?Param1=value2&Param1=value1 | - | - | 5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694
          get-vanilla-query-unreserved         | GET  | /?@=@         | - | - | 9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197
          get-vanilla-utf8-query               | GET  | /?ሴ=bar       | - | - | 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04
          get-header-key-duplicate             | GET  | / | My-Header1:value2;My-Header1:value2;My-Header1:value1 | - | c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea
          get-header-value-multiline           | GET  | / | My-Header1:value1\\n  value2\\n     value3 | - | cfd34249e4b1c8d6b91ef74165d41a32e5fab3306300901bb65a51a73575eefd
          get-header-value-order               | GET  | / | My-Header1:value4;My-Header1:value1;My-Header1:value3;My-Header1:value2 | - | 08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01
          get-header-value-trim                | GET  | / | My-Header1: value1;My-Header2: "a   b   c" | - | acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736
          post-vanilla                         | POST | /             | - | - | 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b
          post-vanilla-query                   | POST | /?Param1=value1 | - | - | 28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11
          post-header-key-sort                 | POST | / | My-Header1:value1 | - | c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c
          post-header-value-case               | POST | / | My-Header1:VALUE1 | - | cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d
          post-x-www-form-urlencoded           | POST | / | Content-Type:application/x-www-form-urlencoded | Param1=value1 | ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a
          post-x-www-form-urlencoded-parameters | POST | / | Content-Type:application/x-www-form-urlencoded, charset=utf8 | Param1=value1 | 1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe
          """)
  void theSignatureOfThePublishedSuiteIsGenuine(
      String name, String method, String target, String headers, String body, String signature) {
    RequestParts request = request(method, target, headers, body, signature);
    assertThat(VERIFIER.verify(request, Instant.parse("2015-08-30T12:36:00Z")))
        .isInstanceOf(Genuine.class);
  }

  private static RequestParts request(
      String method, String target, String headers, String body, String signature) {
    Map<String, List<String>> sent = new TreeMap<>();
    sent.put("host", List.of("example.amazonaws.com"));
    sent.put("x-amz-date", List.of("20150830T123600Z"));
    if (headers != null) {
      for (String header : headers.replace("\\n", "\n").split(";")) {
        String[] parts = header.replace(", charset", "; charset").split(":", 2);
        sent.computeIfAbsent(parts[0].toLowerCase(java.util.Locale.ROOT), n -> new ArrayList<>())
            .add(parts[1]);
      }
    }
    String signedHeaders = String.join(";", sent.keySet());
    sent.put(
        "authorization",
        List.of(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders=%s, Signature=%s".formatted(signedHeaders, signature)));
    String[] pathAndQuery = octets(target.replace("@", UNRESERVED)).split("\\?", 2);
    return new RequestParts(
        method,
        pathAndQuery[0],
        pathAndQuery.length == 1 ? "" : pathAndQuery[1],
        sent,
        Sha256.hex(body == null ? new byte[0] : body.getBytes(UTF_8)));
  }

  /** As the text comes over the wire. */
  private static String octets(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
