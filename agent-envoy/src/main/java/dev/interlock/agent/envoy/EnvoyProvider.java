package dev.interlock.agent.envoy;

import dev.interlock.agent.adapter.Adapter;
import dev.interlock.agent.adapter.AdapterProvider;
import dev.interlock.agent.settings.Keys;
import java.nio.file.Path;

/** Makes the agent know the adapter {@code envoy}. */
public final class EnvoyProvider implements AdapterProvider {
  @Override
  public String name() {
    return "envoy";
  }

  @Override
  public Adapter adapter(Keys keys, Path trustFile) {
    return Envoy.of(keys, trustFile);
  }
}
