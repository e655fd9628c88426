package dev.interlock.contract;

import org.jspecify.annotations.Nullable;

/**
 * What an instance says of its bundle; sent on {@link Topics#ACKNOWLEDGEMENTS}, keyed by backend
 * id, or to the native API.
 */
public sealed interface InstanceReport permits Acknowledgement, TrustRefusal {

  /** The name of the backend. */
  String backendId();

  /** The name of the instance. */
  String instance();

  /** The version of the bundle that it speaks of. */
  int version();

  /**
   * {@code host:port} at which this very instance answers HTTPS, where instances report themselves.
   */
  @Nullable String address();
}
