package dev.interlock.command.prober;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTargetTest {

  private static ProbeTarget target(String address, String serverName, String path) {
    return new ProbeTarget(address, serverName, path, List.of(), ProbeTarget.DEFAULT_TIMEOUT);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7:8443, '', 10.0.0.7, 10.0.0.7, 10.0.0.7:8443",
    "10.0.0.7:8443, orders.example.com, 10.0.0.7, orders.example.com, orders.example.com:8443",
    "orders:443, '', orders, orders, orders",
    "[::1]:8443, '', ::1, ::1, [::1]:8443"
  })
  void separatesWhereToConnectFromWhoToExpect(
      String address, String name, String host, String serverName, String hostHeader) {
    ProbeTarget target = target(address, name, "/");
    assertThat(target.host()).isEqualTo(host);
    assertThat(target.serverName()).isEqualTo(serverName);
    assertThat(target.hostHeader()).isEqualTo(hostHeader);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "orders", "orders:", "https://orders:443", "a:1/x", "user@a:1"})
  void rejectsAnAddressThatIsNone(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target(address, "", "/"))
        .withMessageContaining("give it as host:port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "health", "/a b", "/a\r\nX-Forged: 1"})
  void rejectsAPathThatIsNone(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target("orders:443", "", path))
        .withMessageContaining("percent-encoded");
  }

  @Test
  void rejectsANameThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target("orders:443", "not a name", "/"))
        .withMessageContaining("not a host name");
  }
}
