package dev.interlock.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A file has an ERROR exactly when OpenSSL or Java does not get both certificates out of it. */
class PemBundleIT {
  @TempDir private Path directory;

  @TestFactory
  List<DynamicTest> findsWhatServersCannotRead() throws Exception {
    OpenSsl openSsl = new OpenSsl(directory);
    Identity one = Specimen.of("one", "CN=one").make();
    Identity two = Specimen.of("two", "CN=two").make();
    return Rfc7468.variants(one.pem(), two.pem()).entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(), () -> compare(openSsl, file, List.of(one, two))))
        .toList();
  }

  private static void compare(OpenSsl openSsl, Map.Entry<String, String> file, List<Identity> both)
      throws Exception {
    boolean byOpenSsl = openSsl.accepts(file.getValue(), both).size() == 2;
    boolean byJava = inJava(file.getValue()) == 2;
    List<Finding> findings = PemBundle.read(file.getValue()).findings();
    assertThat(findings.stream().noneMatch(one -> one.severity() == Severity.ERROR))
        .as("OpenSSL reads both: %s, Java does: %s, lint: %s", byOpenSsl, byJava, findings)
        .isEqualTo(byOpenSsl && byJava);
  }

  private static int inJava(String file) {
    try {
      Collection<? extends Certificate> read =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
      return read.size();
    } catch (CertificateException refused) {
      return 0;
    }
  }
}
