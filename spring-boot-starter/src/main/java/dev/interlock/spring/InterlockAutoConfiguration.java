package dev.interlock.spring;

import dev.interlock.agent.install.Agent;
import dev.interlock.agent.settings.InvalidSettings;
import dev.interlock.agent.settings.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** Follows Interlock where {@code interlock.agent.backend} says for which backend. */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnClass(TomcatWebServer.class)
@ConditionalOnProperty("interlock.agent.backend")
@EnableConfigurationProperties(InterlockProperties.class)
class InterlockAutoConfiguration {
  // What errors name as the place of the settings.
  private static final Path SETTINGS = Path.of("interlock.agent");

  @Bean
  TomcatAnchors tomcatAnchors(ApplicationContext application) {
    return new TomcatAnchors(application);
  }

  @Bean
  FollowInterlock followInterlock(
      InterlockProperties properties,
      SslProperties ssl,
      SslBundleRegistry bundles,
      TomcatAnchors tomcat,
      Environment environment,
      ApplicationContext application) {
    String name = bundleName(properties, environment);
    PemSslBundleProperties bundle = bundle(ssl, name);
    ResourceLoader files = ApplicationResourceLoader.get(application, true);
    Path trustFile = trustFile(name, bundle, files);
    SslBundleAdapter adapter =
        new SslBundleAdapter(
            name, () -> PropertiesSslBundle.get(bundle, files), bundles, tomcat, trustFile);
    return new FollowInterlock(
        () ->
            Agent.within(
                adapter, Keys.of(SETTINGS, properties.asSettings(trustFile)), Clock.systemUTC()));
  }

  private static String bundleName(InterlockProperties properties, Environment environment) {
    String name = properties.sslBundle();
    return name == null ? environment.getProperty("server.ssl.bundle", "") : name;
  }

  private static PemSslBundleProperties bundle(SslProperties ssl, String name) {
    PemSslBundleProperties bundle = ssl.getBundle().getPem().get(name);
    if (bundle == null) {
      throw invalid(name, "is missing");
    }
    return bundle;
  }

  /** The agent writes the file that the bundle reads, so that a start without Interlock has it. */
  private static Path trustFile(String name, PemSslBundleProperties bundle, ResourceLoader files) {
    String certificate = bundle.getTruststore().getCertificate();
    if (certificate == null) {
      throw invalid(name, "has no truststore.certificate");
    }
    try {
      return files.getResource(certificate).getFile().toPath().toAbsolutePath();
    } catch (IOException e) {
      throw invalid(name, "has a truststore.certificate that is no file");
    }
  }

  private static InvalidSettings invalid(String name, String what) {
    return new InvalidSettings(
        "spring.ssl.bundle.pem.%s %s; its truststore.certificate must name the file that the agent writes (server.ssl.bundle or interlock.agent.ssl-bundle names the bundle)"
            .formatted(name, what));
  }
}
