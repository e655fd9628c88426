package dev.interlock.command.backend;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks a DNS server each time, for A (RFC 1035) and AAAA (RFC 3596); it follows aliases. */
@Component
class DnsResolver implements Resolver {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final org.xbill.DNS.Resolver servers;

  /**
   * Asks this server.
   *
   * @param server as {@code host:port}; blank: those of the system
   */
  DnsResolver(@Value("${interlock.discovery.dns-server}") String server)
      throws UnknownHostException {
    int colon = server.lastIndexOf(':');
    servers =
        server.isBlank()
            ? new ExtendedResolver()
            : new SimpleResolver(
                new InetSocketAddress(
                    server.substring(0, colon), Integer.parseInt(server.substring(colon + 1))));
    servers.setTimeout(TIMEOUT);
  }

  @Override
  public List<InetAddress> addressesOf(String host) throws ResolutionFailed {
    List<InetAddress> addresses = new ArrayList<>();
    for (int type : new int[] {Type.A, Type.AAAA}) {
      for (Record found : ask(host, type)) {
        switch (found) {
          case ARecord four -> addresses.add(four.getAddress());
          case AAAARecord six -> addresses.add(six.getAddress());
          default -> {}
        }
      }
    }
    if (addresses.isEmpty()) {
      throw new ResolutionFailed(host + " has no address");
    }
    return addresses;
  }

  private List<Record> ask(String host, int type) throws ResolutionFailed {
    Lookup lookup;
    try {
      lookup = new Lookup(Name.fromString(host, Name.root), type);
    } catch (TextParseException e) {
      throw new ResolutionFailed("%s is no name: %s".formatted(host, e.getMessage()));
    }
    lookup.setResolver(servers);
    // The servers' own answer, neither an earlier one nor that of a file.
    lookup.setCache(null);
    lookup.setHostsFileParser(null);
    Record[] found = lookup.run();
    return switch (lookup.getResult()) {
      case Lookup.SUCCESSFUL -> List.of(found);
      case Lookup.TYPE_NOT_FOUND -> List.of();
      case Lookup.HOST_NOT_FOUND -> throw new ResolutionFailed("there is no name " + host);
      default ->
          throw new ResolutionFailed(
              "no answer about %s: %s".formatted(host, lookup.getErrorString()));
    };
  }
}
