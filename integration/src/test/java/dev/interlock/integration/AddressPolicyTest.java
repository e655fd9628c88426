package dev.interlock.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  private static final AddressPolicy STRICT =
      policy(List.of("127.0.0.0/8", "::1/128", " 10.0.0.0/8"), List.of());
  private static final AddressPolicy LENIENT = policy(List.of(), List.of());

  private static AddressPolicy policy(List<String> refused, List<String> allowed) {
    return new AddressPolicy("interlock.test-invoke", refused, allowed);
  }

  private static InetAddress address(String literal) throws UnknownHostException {
    return InetAddress.getByName(literal);
  }

  @ParameterizedTest
  @CsvSource({
    "169.254.169.254, metadata",
    "169.254.170.2, link-local",
    "fe80::1, link-local",
    "fd00:ec2::254, metadata",
    "fd20:ce::254, metadata",
    "100.100.100.200, metadata",
    "168.63.129.16, metadata",
    "192.0.0.192, metadata",
    "0.0.0.0, no address of one machine",
    "::, no address of one machine",
    "255.255.255.255, no address of one machine",
    "224.0.0.1, no address of one machine",
    "ff02::1, no address of one machine"
  })
  void refusesInAnyCase(String literal, String reason) throws UnknownHostException {
    assertThat(LENIENT.refusal(address(literal)))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal).contains(reason).contains("test-invoke.allowed-addresses"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::ffff:169.254.169.254", // mapped
        "::169.254.169.254", // compatible
        "64:ff9b::169.254.169.254", // NAT64
        "2002:a9fe:a9fe::1", // 6to4
        "2852039166" // one decimal number
      })
  void refusesOtherFormsOfTheSameAddress(String literal) throws UnknownHostException {
    assertThat(LENIENT.refusal(address(literal))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "64:ff9b::10.1.2.3", "2130706433"})
  void refusesWhatTheSettingsRefuse(String literal) throws UnknownHostException {
    assertThat(STRICT.refusal(address(literal)))
        .hasValueSatisfying(
            refusal -> assertThat(refusal).contains("test-invoke.refused-addresses"));
    assertThat(LENIENT.refusal(address(literal))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.0.2.1", "192.168.1.1", "2001:db8::1", "64:ff9b::192.0.2.1", "fd00::1"})
  void allowsOtherAddresses(String literal) throws UnknownHostException {
    assertThat(STRICT.refusal(address(literal))).isEmpty();
  }

  @Test
  void allowsWhatTheSettingsAllowWhateverIsRefused() throws UnknownHostException {
    var policy = policy(List.of("0.0.0.0/0"), List.of("169.254.7.0/24", "127.0.0.1/32"));
    assertThat(policy.refusal(address("169.254.7.1"))).isEmpty();
    assertThat(policy.refusal(address("127.0.0.1"))).isEmpty();
    assertThat(policy.refusal(address("169.254.169.254"))).isPresent();
    assertThat(policy.refusal(address("192.0.2.1"))).isPresent();
  }

  @Test
  void namesTheSettingThatIsNoNetwork() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(List.of(), List.of("10.0.0.0/99")))
        .withMessageContaining("interlock.test-invoke.allowed-addresses")
        .withMessageContaining("10.0.0.0/8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(List.of("intranet"), List.of()))
        .withMessageContaining("interlock.test-invoke.refused-addresses");
  }
}
