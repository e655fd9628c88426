package dev.interlock.lint;

import static dev.interlock.lint.Specimen.NOW;
import static dev.interlock.lint.Specimen.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lint says ERROR of a certificate that must work exactly when OpenSSL or Java refuses it: both
 * are asked about every bundle here.
 */
class BundleLintIT {
  private static final BundleLint LINT = new BundleLint(NOW, Duration.ofDays(30));
  @TempDir private Path directory;
  private OpenSsl openSsl;
  private final List<String> wrong = new ArrayList<>();
  private int accepted;
  private int refused;

  @BeforeEach
  void find() throws Exception {
    openSsl = new OpenSsl(directory);
  }

  @Test
  void predictsACertificateAlone() throws Exception {
    for (Identity one : Kinds.alone()) {
      compare(List.of(one), List.of(one));
    }
    predictedAll();
  }

  @Test
  void predictsTwoCertificatesOfOneSubjectInBothOrders() throws Exception {
    var mine = Kinds.ofOneSubject("CN=one", key("RSA", 2048, "a"), key("EC", 256, "a"));
    var fresh = Kinds.ofOneSubject("CN=one", key("RSA", 2048, "b"), key("EC", 256, "b"));
    var sameKey = Kinds.ofOneSubject("CN=one", key("RSA", 2048, "a"), key("EC", 256, "a"));
    for (Identity one : mine) {
      for (List<Identity> others : List.of(fresh, sameKey)) {
        for (Identity other : others) {
          compare(List.of(one, other), List.of(one, other));
          compare(List.of(other, one), List.of(one, other));
        }
      }
    }
    predictedAll();
  }

  @Test
  void predictsSubjectsThatAreWrittenDifferently() throws Exception {
    Identity one = Specimen.of("one", "CN=one two").make();
    for (String subject :
        List.of("CN=ONE two", "CN=one  two", "CN=one two,O=x", "CN=onetwo", "OU=one two")) {
      Identity other = Specimen.of(subject, subject).make();
      compare(List.of(one, other), List.of(one, other));
    }
    predictedAll();
  }

  @Test
  void predictsWhatCasIssued() throws Exception {
    List<Identity> authorities = Kinds.authorities();
    List<Identity> clients = new ArrayList<>();
    for (Identity authority : authorities) {
      clients.addAll(Kinds.issued(authority));
    }
    for (Identity authority : authorities) {
      compare(List.of(authority), clients);
      for (Identity other : authorities) {
        compare(List.of(authority, other), clients);
      }
    }
    for (Identity client : clients) {
      compare(List.of(client), List.of(client));
      compare(List.of(client, authorities.getFirst()), clients);
    }
    predictedAll();
  }

  @Test
  void predictsLeavesWithTheirAuthorities() throws Exception {
    Identity root = Kinds.root("root").make();
    Identity renewed = Kinds.root("root").until(Duration.ofDays(200)).make();
    Identity namesake = Kinds.root("root").key(key("RSA", 2048, "namesake")).make();
    Identity expired = Kinds.root("root").until(Duration.ofHours(-1)).make();
    Identity bare = Specimen.of("bare", "CN=bare").ca().make();
    Identity bareNamesake = Specimen.of("bare namesake", "CN=bare").ca().make();
    Identity intermediate = Kinds.intermediate("intermediate", root).make();
    Identity leaf = Kinds.leaf("leaf", root).make();
    Identity other = Kinds.leaf("other", root).make();
    Identity deep = Kinds.leaf("deep", intermediate).make();
    Identity bareLeaf = Specimen.of("bare leaf", "CN=leaf").issuedBy(bare).make();
    Identity generated = Kinds.alone().get(5);
    List<Identity> clients = List.of(leaf, other, deep, bareLeaf, generated);
    for (List<Identity> bundle :
        List.of(
            List.of(leaf, root),
            List.of(leaf, other, root),
            List.of(leaf, root, generated),
            List.of(deep, intermediate, root),
            List.of(deep, intermediate),
            List.of(deep, root),
            List.of(leaf, deep, intermediate, root),
            List.of(leaf, root, renewed),
            List.of(leaf, root, namesake),
            List.of(leaf, root, expired),
            List.of(leaf, expired),
            List.of(deep, intermediate, expired),
            List.of(bareLeaf, bare, bareNamesake),
            List.of(bareLeaf, bareNamesake),
            List.of(leaf, root, bareLeaf, bare))) {
      compare(bundle, clients);
      compare(bundle.reversed(), clients);
    }
    predictedAll();
  }

  @Test
  void predictsAnyBundle() throws Exception {
    List<Identity> pool = new ArrayList<>(Kinds.alone());
    pool.addAll(Kinds.ofOneSubject("CN=one", key("RSA", 2048, "b"), key("EC", 256, "b")));
    pool.addAll(Kinds.ofOneSubject("CN=two", key("RSA", 2048, "b"), key("EC", 256, "c")));
    for (Identity authority : Kinds.authorities()) {
      pool.add(authority);
      pool.addAll(Kinds.issued(authority));
    }
    Random chance = new Random(4);
    for (int i = 0; i < 150; i++) {
      Collections.shuffle(pool, chance);
      compare(List.copyOf(pool.subList(0, 1 + chance.nextInt(7))), List.copyOf(pool.subList(0, 9)));
    }
    predictedAll();
  }

  private void compare(List<Identity> bundle, List<Identity> clients) throws Exception {
    Set<Identity> byOpenSsl = openSsl.accepts(bundle, clients);
    Set<Identity> byJava = JavaTrust.accepts(bundle, clients);
    for (Identity client : clients) {
      boolean works = byOpenSsl.contains(client) && byJava.contains(client);
      List<Finding> findings =
          LINT.lint(
              Identity.named(bundle),
              new Needs(List.of(), List.of(new NamedCertificate("needed", client.certificate()))));
      boolean error = findings.stream().anyMatch(one -> one.severity() == Severity.ERROR);
      accepted += works ? 1 : 0;
      refused += works ? 0 : 1;
      if (error == works) {
        wrong.add(
            "%s with %s: OpenSSL %s, Java %s, lint %s"
                .formatted(
                    client, bundle, byOpenSsl.contains(client), byJava.contains(client), findings));
      }
    }
  }

  private void predictedAll() {
    assertThat(wrong.stream().limit(9)).as(wrong.size() + " wrong").isEmpty();
    assertThat(accepted).as("accepted by both").isPositive();
    assertThat(refused).as("refused by one").isPositive();
  }
}
