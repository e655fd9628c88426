package dev.interlock.lint;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one file line by line (RFC 7468, section 3, the strict grammar). Never repeats a line. */
final class PemReader {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
  private static final Pattern END = Pattern.compile("-----END ([A-Z0-9 ]{1,40})-----");
  private static final Pattern GLUED = Pattern.compile(END.pattern() + BEGIN.pattern());
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
  private static final Set<String> CERTIFICATES = Set.of("CERTIFICATE", "X509 CERTIFICATE");
  private static final String HARM =
      ". nginx and Apache refuse the whole file, Java does mostly, and Node passes over it and over all"
          + " that follows, in silence.";

  private final List<NamedCertificate> certificates = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private @Nullable String label;
  private @Nullable String fault;
  private int begun;
  private int firstText;

  PemBundle read(String text) {
    int number = 0;
    for (String line : (Iterable<String>) text.replace(BYTE_ORDER_MARK, "").lines()::iterator) {
      number++;
      take(line.stripTrailing(), number);
    }
    if (label != null) {
      fault = "has no END line";
      finish();
    }
    if (firstText > 0) {
      found(Rule.TEXT_OUTSIDE, "Line %d is outside of the blocks.".formatted(firstText));
    }
    if (certificates.isEmpty()) {
      found(Rule.EMPTY, "No certificate could be read: a server does not start, or trusts nobody.");
    }
    findings.sort(Finding.WORST_FIRST);
    return new PemBundle(certificates, findings);
  }

  private void take(String line, int number) {
    Matcher begin = BEGIN.matcher(line);
    Matcher end = END.matcher(line);
    Matcher glued = GLUED.matcher(line);
    if (begin.matches()) {
      if (label != null) {
        fault = "has no END line";
        finish();
      }
      begin(begin.group(1), number);
    } else if (label != null && end.matches()) {
      if (!end.group(1).equals(label)) {
        fault = "begins and ends with different labels";
      }
      finish();
    } else if (label != null && glued.matches()) {
      fault = "ends on the line on which the next one begins";
      finish();
      begin(glued.group(2), number);
    } else if (label != null) {
      inside(line);
    } else if (line.contains("-----BEGIN") && line.contains("PRIVATE KEY-----")) {
      privateKey(number);
    } else if (line.contains("-----")) {
      unreadable("Line " + number, "is no proper BEGIN or END line");
    } else if (!line.isEmpty() && firstText == 0) {
      firstText = number;
    }
  }

  private void begin(String found, int number) {
    label = found;
    fault = null;
    begun = number;
    body.setLength(0);
  }

  private void inside(String line) {
    if (BASE64.matcher(line).matches()) {
      body.append(line);
    } else if (!line.isEmpty() || !body.isEmpty()) {
      fault = "holds a line that is not base64";
    }
  }

  private void finish() {
    String kind = String.valueOf(label);
    label = null;
    if (kind.contains("PRIVATE KEY")) {
      privateKey(begun);
    } else if (!CERTIFICATES.contains(kind)) {
      found(
          Rule.NOT_A_CERTIFICATE,
          "The block at line %d is labelled %s. OpenSSL passes over most others than certificates; Java refuses the file."
              .formatted(begun, kind));
    } else {
      certificate();
    }
  }

  private void certificate() {
    try {
      byte[] der = Base64.getDecoder().decode(body.toString());
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      if (certificate.getEncoded().length != der.length) {
        fault = "holds more than a certificate";
      }
      String place = Integer.toString(certificates.size() + 1);
      certificates.add(new NamedCertificate(place, certificate));
    } catch (CertificateException | IllegalArgumentException notOne) {
      fault = fault == null ? "holds no certificate" : fault;
    }
    if (fault != null) {
      unreadable("The block at line " + begun, fault);
    }
  }

  private void privateKey(int line) {
    found(
        Rule.PRIVATE_KEY,
        "A private key is at line %d. A trust bundle goes to many servers and is not kept secret."
            .formatted(line));
  }

  private void unreadable(String what, String why) {
    found(Rule.UNREADABLE, what + " " + why + HARM);
  }

  private void found(Rule rule, String why) {
    findings.add(new Finding(rule.severity(true), rule, List.of(), why));
  }
}
