package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/                  | /             | {}",
        "/pets              | /pets         | {}",
        "/pets/{petId}      | /pets/123     | {petId=123}",
        "/pets/{petId}      | /pets/a%2Fb   | {petId=a%2Fb}",
        "/pets/{petId}      | /pets/{petId} | {petId={petId}}",
        "/{a}/x/{b}         | /1/x/2        | {a=1, b=2}",
        "/{proxy+}          | /a/b/c        | {proxy=a/b/c}",
        "/{v}/{proxy+}      | /1/a          | {v=1, proxy=a}",
      })
  void readsVariablesOfAPathThatMatches(String template, String path, String variables) {
    assertThat(PathTemplate.match(template, path).orElseThrow()).hasToString(variables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/pets/{petId} | /random/test",
        "/pets/{petId} | /pets",
        "/pets/{petId} | /pets/",
        "/pets/{petId} | /pets/1/2",
        "/{proxy+}     | /",
        "/{proxy+}     | nonsense",
      })
  void readsNothingOfAnother(String template, String path) {
    assertThat(PathTemplate.match(template, path)).isEmpty();
  }
}
