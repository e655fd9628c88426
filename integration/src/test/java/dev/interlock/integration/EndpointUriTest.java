package dev.interlock.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

class EndpointUriTest {
  private static final Map<String, String> STAGE = Map.of("host", "b.example", "v", "v1/x");

  private static String of(String uri, Map<String, String> path) throws ExecutionFailed {
    return EndpointUri.of(uri, STAGE, path, new LinkedMultiValueMap<>()).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "https://${stageVariables.host}/p, https://b.example/p",
    "https://b.example/${stageVariables.v}, https://b.example/v1/x",
    "https://b.example/${stageVariables.none}, https://b.example/",
    "https://b.example/{id}, https://b.example/7",
    "https://b.example/{rest}?a=b, https://b.example/a/b?a=b",
    "https://b.example/{odd}, https://b.example/x%20%3F%23%7B%7D%C3%A9",
    "http://[::1]:8080, http://[::1]:8080"
  })
  void fillsInVariables(String uri, String expected) throws ExecutionFailed {
    assertThat(of(uri, Map.of("id", "7", "rest", "a/b", "odd", "x ?#{}\u00e9")))
        .isEqualTo(expected);
  }

  @Test
  void letsNoValueBreakOutOfThePath() throws ExecutionFailed {
    assertThat(of("https://b.example/{x}/end", Map.of("x", "a?b=c#d")))
        .endsWith("/a%3Fb=c%23d/end");
    assertThat(of("https://b.example/{x}", Map.of("x", "$1\\"))).endsWith("/$1%5C");
  }

  @Test
  void addsQueryParameters() throws ExecutionFailed {
    var query = new LinkedMultiValueMap<String, String>();
    query.add("a b", "1&2");
    query.add("a b", "+");
    assertThat(EndpointUri.of("https://b.example/?x=y", Map.of(), Map.of(), query))
        .hasToString("https://b.example/?x=y&a%20b=1%262&a%20b=%2B");
    assertThat(EndpointUri.of("https://b.example", Map.of(), Map.of(), query))
        .hasToString("https://b.example?a%20b=1%262&a%20b=%2B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://${stageVariables.none}",
        "https://b.example/{unmapped}",
        "https://user:secret@b.example/",
        "https://b.example:99999/",
        "file:///etc/passwd",
        "ftp://b.example/",
        "//b.example/",
        "https:///path",
        "https://b.example/%zz"
      })
  void refusesWhatIsNoAddressOfAServer(String uri) {
    assertThatExceptionOfType(ExecutionFailed.class)
        .isThrownBy(() -> of(uri, Map.of()))
        .withMessage("Execution failed due to configuration error: Invalid endpoint address");
  }
}
