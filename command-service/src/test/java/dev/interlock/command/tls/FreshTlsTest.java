package dev.interlock.command.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreshTlsTest {

  @Test
  void indicatesANameButNoAddress() {
    assertThat(FreshTls.indications("orders")).hasSize(1);
    assertThat(FreshTls.indications("10.0.0.7")).isEmpty();
    assertThat(FreshTls.indications("::1")).isEmpty();
  }
}
