package dev.interlock.spring;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLContext;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/** What the connectors of the application's Tomcat take client certificates by. */
final class TomcatAnchors {
  private final ApplicationContext application;

  TomcatAnchors(ApplicationContext application) {
    this.application = application;
  }

  /**
   * The trust anchors of the TLS contexts that new connections get now; those of the SSL bundle may
   * be newer. None if the server does not run.
   */
  Set<X509Certificate> held() {
    Set<X509Certificate> held = new LinkedHashSet<>();
    contexts().map(SSLContext::getAcceptedIssuers).forEach(all -> held.addAll(Arrays.asList(all)));
    return held;
  }

  private Stream<SSLContext> contexts() {
    return connectors()
        .flatMap(connector -> Arrays.stream(connector.findSslHostConfigs()))
        .map(SSLHostConfig::getCertificates)
        .flatMap(Set::stream)
        .map(SSLHostConfigCertificate::getSslContext);
  }

  private Stream<Connector> connectors() {
    WebServer server =
        application instanceof WebServerApplicationContext web ? web.getWebServer() : null;
    return server instanceof TomcatWebServer tomcat
        ? Arrays.stream(tomcat.getTomcat().getService().findConnectors())
        : Stream.empty();
  }
}
