package dev.interlock.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1                          | /api1234567/prod           | api1234567/prod /",
        "127.0.0.1                          | /api1234567/prod/          | api1234567/prod /",
        "gateway.example                    | /api1234567/prod/a/b       | api1234567/prod /a/b",
        "gateway.example                    | /api1234567/prod/a%2Fb/    | api1234567/prod /a%2Fb/",
        "api1234567.execute-api.eu.example  | /prod/a/b                  | api1234567/prod /a/b",
        "api1234567.Execute-Api.localhost   | /prod                      | api1234567/prod /",
        "api1234567.other.example           | /x/y/z                     | x/y /z",
      })
  void readsApiStageAndPathOf(String host, String path, String expected) {
    assertThat(Target.of(host, path).map(target -> target.stage() + " " + target.path()))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, /",
    "127.0.0.1, /api1234567",
    "127.0.0.1, /api1234567/",
    "api1234567.execute-api.example, /",
    "127.0.0.1, *"
  })
  void readsNothingWithoutAStage(String host, String path) {
    assertThat(Target.of(host, path)).isEmpty();
  }
}
