package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

  @Test
  void aPageHasTwentyFiveElementsUnlessAskedOtherwise() {
    assertThat(PageRequest.of(null, null)).isEqualTo(new PageRequest(0, 25));
    assertThat(PageRequest.of("", "")).isEqualTo(new PageRequest(0, 25));
    assertThat(PageRequest.of(null, "500").limit()).isEqualTo(500);
  }

  @Test
  void aPositionLeadsToTheNextPageAndTheLastPageHasNone() {
    Page<Long> first = PageRequest.of(null, "2").page(rows(1, 3));
    assertThat(first.item()).containsExactly(10L, 20L);

    PageRequest next = PageRequest.of(first.position(), "2");
    assertThat(next.after()).isEqualTo(2);
    Page<Long> last = next.page(rows(3, 4));
    assertThat(last.item()).containsExactly(30L, 40L);
    assertThat(last.position()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-1", "many", "1e2", "99999999999"})
  void refusesLimitsThatAwsDoesNotHave(String limit) {
    assertThatExceptionOfType(AwsFault.class)
        .isThrownBy(() -> PageRequest.of(null, limit))
        .withMessageContaining("1 to 500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "!!", "MTI", "YWZ0ZXI6eA"})
  void refusesPositionsThatAreNotOurs(String position) {
    assertThatExceptionOfType(AwsFault.class)
        .isThrownBy(() -> PageRequest.of(position, null))
        .withMessageStartingWith("Invalid position parameter");
  }

  private static List<Listed<Long>> rows(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(n -> new Listed<>(n, n * 10)).toList();
  }
}
