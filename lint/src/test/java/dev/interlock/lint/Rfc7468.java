package dev.interlock.lint;

import java.util.LinkedHashMap;
import java.util.Map;

/** Files of two certificates, written well and badly. */
final class Rfc7468 {
  private Rfc7468() {}

  static Map<String, String> variants(String one, String two) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("well", one + two);
    files.put("CRLF", (one + two).replace("\n", "\r\n"));
    files.put("no last line end", one + two.stripTrailing());
    files.put("glued", one.stripTrailing() + two);
    files.put("text before", "hello\n" + one + two);
    files.put("text between", one + "hello\n" + two);
    files.put("text after", one + two + "hello\n");
    files.put("blank lines between", one + "\n\n" + two);
    files.put("blank line at the start of a block", one.replaceFirst("\n", "\n\n") + two);
    files.put("blank lines inside", one.replace("\n", "\n\n") + two);
    files.put("byte order mark", "\ufeff" + one + two);
    files.put("bad base64", one + block("CERTIFICATE", "!!!!") + two);
    files.put("bad DER", one + block("CERTIFICATE", "bm90IG9uZQ==") + two);
    files.put("cut off", one + two.substring(0, 200));
    files.put("cut off before the second", one.substring(0, 200) + "\n" + two);
    files.put("request", one + block("CERTIFICATE REQUEST", "bm90IG9uZQ==") + two);
    files.put("public key", one + block("PUBLIC KEY", "bm90IG9uZQ==") + two);
    files.put("parameters", one + block("EC PARAMETERS", "BggqhkjOPQMBBw==") + two);
    files.put("X509 label", one.replace("CERTIFICATE", "X509 CERTIFICATE") + two);
    files.put("labels differ", one.replace("END CERT", "END X509 CERT") + two);
    files.put("indented", one.indent(2) + two);
    files.put("one long line", oneLine(one) + two);
    files.put("spaces at line ends", one.replace("\n", "  \n") + two);
    files.put("comment inside", one.replaceFirst("\n", "\n# hello\n") + two);
    files.put("headers inside", one.replaceFirst("\n", "\nProc-Type: x\n\n") + two);
    files.put("stray hyphens", one + "-----\n" + two);
    files.put("text glued to the end", one + two.stripTrailing() + " hello");
    return files;
  }

  static String oneLine(String pem) {
    return pem.replace("\n", "").replace("-----M", "-----\nM").replace("-----END", "\n-----END")
        + "\n";
  }

  private static String block(String label, String body) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body);
  }
}
