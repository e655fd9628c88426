package dev.interlock.command.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.Refusal;
import dev.interlock.command.http.StrictBody;
import dev.interlock.contract.Discovery;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegistrationTest {

  private static RegisterBackend register(String members) {
    return StrictBody.read("{\"backendId\":\"orders\"," + members + "}", Registration.class)
        .checked(Instant.EPOCH);
  }

  @Test
  void takesAnAbsoluteNameWithoutItsLastDot() {
    assertThat(
            register("\"discovery\":{\"kind\":\"DNS\",\"name\":\"orders.example.:8443\"}")
                .discovery())
        .isEqualTo(new Discovery(Discovery.Kind.DNS, "orders.example:8443", null));
  }

  @Test
  void callsAnInstanceSilentAfterAQuarterOfAnHourUnlessToldOtherwise() {
    assertThat(register("\"discovery\":{\"kind\":\"REPORTED\"}").discovery())
        .isEqualTo(new Discovery(Discovery.Kind.REPORTED, null, Duration.ofMinutes(15)));
  }

  @Test
  void refusesInstancesThatAreNamedAndDiscovered() {
    assertThatThrownBy(
            () ->
                register(
                    "\"instances\":[{\"name\":\"a\",\"address\":\"a:1\"}],"
                        + "\"discovery\":{\"kind\":\"REPORTED\"}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not both");
  }

  @Test
  void refusesABackendThatCanNeverHaveInstances() {
    assertThatThrownBy(() -> register("\"instances\":[]")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> register("\"description\":\"none\"")).isInstanceOf(Refusal.class);
  }
}
