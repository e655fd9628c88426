package dev.interlock.spring;

import dev.interlock.agent.adapter.Adapter;
import dev.interlock.agent.adapter.Evidence;
import dev.interlock.agent.adapter.Loaded;
import dev.interlock.agent.adapter.ServerRefused;
import dev.interlock.agent.trust.TrustText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;

/**
 * Brings the trust file to Tomcat by way of the application's SSL bundle, as a watched bundle does,
 * but at once, and sees what the connectors then hold.
 */
final class SslBundleAdapter implements Adapter {
  private final String name;
  private final Supplier<SslBundle> bundle;
  private final SslBundleRegistry bundles;
  private final TomcatAnchors tomcat;
  private final Path trustFile;

  /**
   * An adapter.
   *
   * @param name of the bundle
   * @param bundle reads it anew from its files
   */
  SslBundleAdapter(
      String name,
      Supplier<SslBundle> bundle,
      SslBundleRegistry bundles,
      TomcatAnchors tomcat,
      Path trustFile) {
    this.name = name;
    this.bundle = bundle;
    this.bundles = bundles;
    this.tomcat = tomcat;
    this.trustFile = trustFile;
  }

  @Override
  public Loaded load() throws ServerRefused {
    bundles.updateBundle(name, readable());
    return look()
        .orElseThrow(
            () ->
                ServerRefused.unsure(
                    "Tomcat did not take SSL bundle %s; does server.ssl.bundle name it?"
                        .formatted(name)));
  }

  /** Read whole before Tomcat hears of it: a bundle reads its files only when it is used. */
  private SslBundle readable() throws ServerRefused {
    try {
      SslBundle read = bundle.get();
      read.createSslContext();
      return read;
    } catch (RuntimeException e) {
      throw ServerRefused.untouched("SSL bundle %s: %s".formatted(name, rootOf(e).getMessage()));
    }
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  @Override
  public Optional<Loaded> look() {
    try {
      Set<?> wanted = Set.copyOf(TrustText.of(Files.readString(trustFile)).certificates());
      return tomcat.held().equals(wanted)
          ? Optional.of(
              new Loaded(Evidence.LOADED, "Tomcat holds %d anchors".formatted(wanted.size())))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> obstacles() {
    return tomcat.held().isEmpty() ? List.of("Tomcat asks for no client certificates") : List.of();
  }
}
