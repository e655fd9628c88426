package dev.interlock.command.testinvoke;

import java.security.cert.X509Certificate;
import java.util.List;

/** The roots that a registered backend brings for its own servers. */
@FunctionalInterface
public interface BackendAuthorities {

  /**
   * The roots of the backends that serve a stage of the API and have this address.
   *
   * @param host the name or the address that the backend is called by
   */
  List<X509Certificate> of(String restApiId, String host, int port);
}
