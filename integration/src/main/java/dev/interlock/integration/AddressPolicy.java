package dev.interlock.integration;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.catalina.util.NetMask;

/**
 * Which addresses may be called for a client. Such a call comes from this machine's place in the
 * network, so it could reach what its client can not.
 */
public final class AddressPolicy {
  /** Never backends, but the machine itself and those who hand out its credentials. */
  private static final Map<NetMask, String> NEVER = new LinkedHashMap<>();

  static {
    never("a cloud's metadata service", "169.254.169.254/32", "fd00:ec2::/32", "fd20:ce::254/128");
    never("a cloud's metadata service", "100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32");
    never("link-local", "169.254.0.0/16", "fe80::/10");
    never("no address of one machine", "0.0.0.0/8", "::/128", "255.255.255.255/32");
    never("no address of one machine", "224.0.0.0/4", "ff00::/8");
  }

  private final String refusedSetting;
  private final String allowedSetting;
  private final List<NetMask> refused;
  private final List<NetMask> allowed;

  /**
   * A policy.
   *
   * @param settings what the names of the settings {@code refused-addresses} and {@code
   *     allowed-addresses} begin with, for messages
   * @param refused networks in CIDR notation, besides those that are refused in any case
   * @param allowed networks that are called whatever is refused
   * @throws IllegalArgumentException when one is no network, naming the setting
   */
  public AddressPolicy(String settings, List<String> refused, List<String> allowed) {
    this.refusedSetting = settings + ".refused-addresses";
    this.allowedSetting = settings + ".allowed-addresses";
    this.refused = networks(refusedSetting, refused);
    this.allowed = networks(allowedSetting, allowed);
  }

  /** Why an address may not be called, and what would allow it; empty if it may. */
  public Optional<String> refusal(InetAddress address) {
    if (isIn(allowed, address)) {
      return Optional.empty();
    }
    InetAddress target = embedded(address);
    return NEVER.entrySet().stream()
        .filter(network -> network.getKey().matches(target) || network.getKey().matches(address))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(
            () ->
                isIn(refused, target) || isIn(refused, address)
                    ? Optional.of("refused by " + refusedSetting)
                    : Optional.empty())
        .map(
            reason ->
                "%s is %s; to call it, add it to %s"
                    .formatted(address.getHostAddress(), reason, allowedSetting));
  }

  private static boolean isIn(List<NetMask> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.matches(address));
  }

  /** The IPv4 address that a translator would make of an IPv6 address, or else the address. */
  private static InetAddress embedded(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address;
    }
    byte[] bytes = address.getAddress();
    boolean nat64 = startsWith(bytes, 0x00, 0x64, 0xff, 0x9b); // RFC 6052, section 2.1
    boolean compatible = startsWith(bytes, new int[12]) && bytes[12] != 0; // RFC 4291, 2.5.5.1
    if (nat64 || compatible) {
      return ipv4(bytes, 12);
    }
    return startsWith(bytes, 0x20, 0x02) ? ipv4(bytes, 2) : address; // RFC 3056, section 2
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (Byte.toUnsignedInt(bytes[i]) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress ipv4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static void never(String reason, String... networks) {
    for (String network : networks) {
      NEVER.put(new NetMask(network), reason);
    }
  }

  private static List<NetMask> networks(String setting, List<String> networks) {
    try {
      return networks.stream().map(String::strip).map(NetMask::new).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: give networks such as 10.0.0.0/8: %s".formatted(setting, e.getMessage()), e);
    }
  }
}
