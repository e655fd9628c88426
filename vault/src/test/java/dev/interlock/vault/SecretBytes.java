package dev.interlock.vault;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** How a secret would look in a dump, in a message or in a log. */
final class SecretBytes {

  private SecretBytes() {}

  static List<String> writingsOf(PrivateKey key) {
    Stream<byte[]> numbers =
        switch (key) {
          case RSAPrivateCrtKey rsa ->
              Stream.of(rsa.getPrivateExponent(), rsa.getPrimeP(), rsa.getPrimeQ())
                  .map(SecretBytes::magnitude);
          case ECPrivateKey ec -> Stream.of(magnitude(ec.getS()));
          default -> throw new IllegalArgumentException(key.getAlgorithm());
        };
    return Stream.concat(Stream.of(key.getEncoded()), numbers)
        .flatMap(secret -> writingsOf(secret).stream())
        .toList();
  }

  static List<String> writingsOf(byte[] secret) {
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret);
    return List.of(
        HexFormat.of().formatHex(secret),
        base64,
        HexFormat.of().formatHex(base64.getBytes(StandardCharsets.US_ASCII)),
        new BigInteger(1, secret).toString());
  }

  private static byte[] magnitude(BigInteger number) {
    byte[] signed = number.toByteArray();
    return signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
  }
}
