package dev.interlock.command.backend;

import java.net.InetAddress;
import java.util.List;

/** Asks where a name leads. */
@FunctionalInterface
interface Resolver {

  /**
   * All addresses of a host, A and AAAA.
   *
   * @throws ResolutionFailed when there is no such name, it has no address, or nobody answers
   */
  List<InetAddress> addressesOf(String host) throws ResolutionFailed;

  /** The name leads nowhere, as far as is known; the text says why. */
  final class ResolutionFailed extends Exception {
    private static final long serialVersionUID = 1L;

    ResolutionFailed(String message) {
      super(message);
    }
  }
}
