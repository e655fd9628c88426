package dev.interlock.command.testinvoke;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class ExecutionLogTest {

  @Test
  void writesLinesAsAwsDoes() {
    ExecutionLog log = Executions.log();
    log.line("HTTP Method: GET, Resource Path: /pets");
    log.remark("a line of ours");
    assertThat(log.text())
        .isEqualTo(
            """
            Execution log for request 5a1e2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b
            Sun Nov 22 06:07:32 UTC 2026 : Starting execution for request: 5a1e2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b
            Sun Nov 22 06:07:32 UTC 2026 : HTTP Method: GET, Resource Path: /pets
            Sun Nov 22 06:07:32 UTC 2026 : Interlock: a line of ours
            """);
  }

  @Test
  void cutsALineWhereAwsDoes() {
    HttpHeaders headers = new HttpHeaders();
    headers.add("X-Long", "x".repeat(2000));
    ExecutionLog log = Executions.log();
    log.line("Endpoint request headers: " + ExecutionLog.dump(headers));
    String dumped = log.text().lines().toList().getLast().split(" : Endpoint request headers: ")[1];
    assertThat(dumped).hasSize(998 + " [TRUNCATED]".length()).endsWith("xx [TRUNCATED]");
  }

  @Test
  void leavesNoHalfOfACharacter() {
    ExecutionLog log = Executions.log();
    log.line("x".repeat(1023) + "\ud83d\ude00");
    log.line("lone \udc00");
    assertThat(log.text()).contains("x? [TRUNCATED]").contains("lone ?");
  }

  @Test
  void dumpsEachHeaderOnce() {
    HttpHeaders headers = new HttpHeaders();
    headers.add("X-List", "a");
    headers.add("Accept", "text/plain");
    headers.add("x-list", "b");
    assertThat(ExecutionLog.dump(headers)).isEqualTo("{X-List=a,b, Accept=text/plain}");
    assertThat(ExecutionLog.dump(new HttpHeaders())).isEqualTo("{}");
  }
}
