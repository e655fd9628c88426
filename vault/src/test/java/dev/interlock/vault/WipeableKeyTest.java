package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WipeableKeyTest {
  private final byte[] bytes = filled();
  private final WipeableKey key = new WipeableKey(bytes);

  @Test
  void wipesItsBytesWhenClosed() {
    key.close();

    assertThat(bytes).containsOnly(0);
    assertThat(key.isDestroyed()).isTrue();
    assertThatIllegalStateException().isThrownBy(key::getEncoded);
  }

  @Test
  void survivesACipherThatWipesItsCopy() {
    Arrays.fill(key.getEncoded(), (byte) 0);

    assertThat(key.getEncoded()).containsOnly(7);
  }

  @Test
  void cannotBeSerialized() {
    assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(key))
        .isInstanceOf(NotSerializableException.class);
  }

  @Test
  void printsNothingOfItself() {
    assertThat(key).hasToString("WipeableKey[destroyed=false]");
  }

  private static byte[] filled() {
    byte[] bytes = new byte[WipeableKey.BYTES];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }
}
