package dev.interlock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WireTypesTest {

  @Test
  void everyEventIsFoundByTheNameThatItIsWrittenUnder() {
    assertThat(WireTypes.EVENTS.all())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            type -> assertThat(WireTypes.EVENTS.typeOf(WireTypes.nameOf(type))).contains(type));
  }

  @Test
  void everyCommandIsFoundByTheNameThatItIsWrittenUnder() {
    assertThat(WireTypes.COMMANDS.all())
        .allSatisfy(
            type -> assertThat(WireTypes.COMMANDS.typeOf(WireTypes.nameOf(type))).contains(type));
  }

  @Test
  void aNameThatThisBuildDoesNotKnowIsEmpty() {
    assertThat(WireTypes.EVENTS.typeOf("certificate-launched-to-the-moon")).isEmpty();
  }

  @Test
  void aTypeWithoutAWireNameIsRefused() {
    assertThatThrownBy(() -> WireTypes.nameOf(String.class)).hasMessageContaining("@WireName");
  }
}
