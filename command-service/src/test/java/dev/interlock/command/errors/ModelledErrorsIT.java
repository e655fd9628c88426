package dev.interlock.command.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.errors.ConcurrentErrors.Concurrent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;

/** Every error that AWS's model gives an operation, as the AWS SDK understands it, or why not. */
class ModelledErrorsIT {
  /** After how many a change is given up. */
  private static final int ATTEMPTS = 5;

  private static Arranged is;

  @BeforeAll
  static void arrange() {
    is = new Arranged();
  }

  @AfterAll
  static void stop() {
    is.close();
  }

  static Stream<ErrorCase> cases() {
    return Stream.of(
            CertificateErrors.of(is), StageErrors.of(is), RestApiErrors.of(is), MethodErrors.of(is))
        .flatMap(cases -> cases);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isRefusedAndStoresNothing(ErrorCase refused) {
    long before = is.events();
    refused.requireRefusal(is);
    assertThat(is.events()).isEqualTo(before);
  }

  /** Of the same call, so it cannot be had by a call. */
  @Test
  void isRefusedWhenTheCertificateOfARepeatedCallIsGone() {
    CertificateErrors.repeated(is)
        .requireRefusal(
            () -> {
              throw is.repeat.refusal();
            });
  }

  static Stream<Concurrent> concurrentCases() {
    return ConcurrentErrors.of(is);
  }

  @ParameterizedTest(name = "{0}, others were quicker")
  @MethodSource("concurrentCases")
  void isRefusedWhenOthersWereQuickerEachTime(Concurrent late) throws Exception {
    long before = is.events();
    new OtherWriters(is.service.database())
        .overtake(late.aggregate(), ATTEMPTS, () -> late.change().requireRefusal(is));
    assertThat(is.events()).isEqualTo(before + ATTEMPTS);
  }

  @Test
  void thePageNamesEachErrorOfTheModelOnceWithItsCaseOrTheReason() throws Exception {
    ErrorsPage page = ErrorsPage.read();
    assertThat(page.cells().keySet()).isEqualTo(offered());
    Set<List<?>> shown =
        Stream.of(
                cases(),
                concurrentCases().map(Concurrent::change),
                Stream.of(CertificateErrors.repeated(is)))
            .flatMap(some -> some)
            .map(one -> List.of(one.operation(), one.error()))
            .collect(Collectors.toSet());
    SdkOperation.all()
        .filter(operation -> page.cells().containsKey(operation.name()))
        .forEach(
            operation -> {
              Map<ModelledError, String> cells = page.cells().get(operation.name());
              assertThat(cells).as(operation.name()).containsOnlyKeys(operation.errors());
              cells.forEach(
                  (error, cell) -> {
                    if (cell.equals(ErrorsPage.GIVEN)) {
                      assertThat(
                              error == ModelledError.TOO_MANY_REQUESTS
                                  || shown.remove(List.of(operation.name(), error)))
                          .as("%s has a case for %s", operation, error)
                          .isTrue();
                    } else {
                      assertThat(page.page()).contains("- **" + cell + "**: ");
                    }
                  });
            });
    assertThat(shown).as("cases that the page does not show").isEmpty();
  }

  /** The operations that answer anything but that they are not offered. */
  private static Set<String> offered() {
    return SdkOperation.all()
        .filter(
            operation -> {
              try {
                operation.call(is.aws, member -> "any", Map.of());
                return true;
              } catch (ApiGatewayException refused) {
                return !String.valueOf(refused.awsErrorDetails().errorMessage())
                    .contains("not offered yet");
              } catch (Throwable failed) {
                throw new AssertionError(operation.name(), failed);
              }
            })
        .map(SdkOperation::name)
        .collect(Collectors.toSet());
  }
}
