package dev.interlock.spring;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the agent within an application finds Interlock, and who it is; they mean what the agent's
 * own settings mean.
 *
 * @param url where Interlock is
 * @param authorities a file with who signed Interlock's certificate, in PEM; default the JDK's
 * @param backend the backend that this application is an instance of; without it nothing is done
 * @param instance the name of this instance; default the host's
 * @param address {@code host:port} where this instance answers, if instances report themselves
 * @param credentials a file with an access key
 * @param sslBundle the SSL bundle whose trust store is kept; default that of the server
 * @param repeat how often the agent looks whether all is as it was (ISO 8601)
 */
@ConfigurationProperties("interlock.agent")
record InterlockProperties(
    @Nullable String url,
    @Nullable String authorities,
    @Nullable String backend,
    @Nullable String instance,
    @Nullable String address,
    @Nullable String credentials,
    @Nullable String sslBundle,
    @Nullable String repeat) {

  /** The same as the agent reads them. */
  Properties asSettings(Path trustFile) {
    Properties settings = new Properties();
    Map.of(
            "interlock", said(url),
            "interlock.authorities", said(authorities),
            "backend", said(backend),
            "instance", said(instance),
            "address", said(address),
            "credentials", said(credentials),
            "repeat", said(repeat),
            "trust-file", trustFile.toString())
        .forEach(settings::setProperty);
    return settings;
  }

  /** An empty setting is none to the agent. */
  private static String said(@Nullable String value) {
    return value == null ? "" : value;
  }
}
