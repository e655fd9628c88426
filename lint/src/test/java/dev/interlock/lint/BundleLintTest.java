package dev.interlock.lint;

import static dev.interlock.lint.Specimen.NOW;
import static dev.interlock.lint.Specimen.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleLintTest {
  private final BundleLint lint = new BundleLint(NOW, Duration.ofDays(30));
  private final Identity one;
  private final Identity two;
  private final Identity expired;

  BundleLintTest() throws Exception {
    one = Specimen.of("one", "CN=ApiGateway").key(key("EC", 256, "one")).make();
    two = Specimen.of("two", "CN=ApiGateway").key(key("EC", 256, "two")).make();
    expired = Specimen.of("expired", "CN=old").until(Duration.ofHours(-1)).make();
  }

  @Test
  void findsNothingInWhatInterlockGenerates() throws Exception {
    List<NamedCertificate> bundle =
        Identity.named(
            List.of(
                Specimen.of("old", "CN=ApiGateway-1").identified().notCa().usage(1 << 7).make(),
                Specimen.of("new", "CN=ApiGateway-2").identified().notCa().usage(1 << 7).make()));
    assertThat(lint.lint(bundle, new Needs(bundle, List.of()))).isEmpty();
  }

  @Test
  void theFirstOfOneSubjectShadowsTheOther() {
    assertThat(lint.lint(named(one, two), toCome(two)))
        .containsExactly(
            new Finding(
                Severity.ERROR,
                Rule.SHADOWED,
                List.of("2", "1"),
                "Certificate 2 has the subject of certificate 1, and they lack the key identifiers"
                    + " that would tell them apart. OpenSSL, on which nginx, Apache, HAProxy and"
                    + " Node are built, takes the first one for the issuer of the other and refuses"
                    + " 2 with error 18. Java accepts both."));
    assertThat(lint.lint(named(one, two), inUse(one)))
        .extracting(Finding::severity, Finding::rule)
        .containsExactly(tuple(Severity.WARNING, Rule.SHADOWED));
  }

  @Test
  void theOrderIsWrongWhenTheOneInUseComesSecond() {
    assertThat(rules(named(one, two), inUse(two))).containsExactly(Rule.ORDER);
    assertThat(rules(named(one, two), new Needs(named(one, two), List.of())))
        .containsExactly(Rule.SHADOWED);
  }

  @Test
  void forewarnsOfACertificateThatWillShadowAnother() throws Exception {
    Identity next =
        Specimen.of("next", "CN=ApiGateway")
            .key(key("EC", 256, "two"))
            .from(Duration.ofDays(2))
            .make();
    assertThat(lint.lint(named(next, one), inUse(one)))
        .extracting(Finding::severity, Finding::rule, Finding::certificates)
        .containsExactlyInAnyOrder(
            tuple(Severity.WARNING, Rule.SHADOWED_LATER, List.of("2", "1")),
            tuple(Severity.WARNING, Rule.NOT_YET_VALID, List.of("1")));
  }

  @Test
  void saysErrorOnlyOfWhatMustWork() {
    assertThat(lint.lint(named(expired, one), inUse(one)))
        .extracting(Finding::severity, Finding::rule)
        .containsExactly(tuple(Severity.WARNING, Rule.EXPIRED));
    assertThat(lint.lint(named(expired, one), inUse(expired)))
        .extracting(Finding::severity, Finding::rule)
        .containsExactly(tuple(Severity.ERROR, Rule.EXPIRED));
  }

  @Test
  void missesWhatTheBundleDoesNotHold() {
    assertThat(lint.lint(named(one), inUse(two)))
        .extracting(Finding::rule, Finding::certificates)
        .containsExactly(tuple(Rule.MISSING, List.of("in use")));
  }

  @Test
  void namesAnAbsentCertificateThatItsCaLetsInButItsDateDoesNot() throws Exception {
    Identity root = Kinds.authorities().getFirst();
    Identity late =
        Specimen.of("late", "CN=late").issuedBy(root).until(Duration.ofHours(-1)).make();
    assertThat(rules(named(root), inUse(late))).startsWith(Rule.EXPIRED);
  }

  @Test
  void noticesTheEndOfValidityInTime() throws Exception {
    Identity month = Specimen.of("month", "CN=m").until(Duration.ofDays(30)).make();
    assertThat(rules(named(month), inUse(month))).isEmpty();
    Identity sooner = Specimen.of("sooner", "CN=m").until(Duration.ofDays(29)).make();
    assertThat(lint.lint(named(sooner), inUse(sooner)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.rule()).isEqualTo(Rule.EXPIRES_SOON);
              assertThat(found.why()).contains("in 29 days");
            });
  }

  @Test
  void noticesAKeyThatTwoCertificatesShare() throws Exception {
    Identity again = Specimen.of("again", "CN=again").key(one.keys()).make();
    assertThat(lint.lint(named(one, again), inUse(one)))
        .extracting(Finding::rule, Finding::certificates)
        .containsExactly(tuple(Rule.KEY_REUSE, List.of("1", "2")));
  }

  @Test
  void countsACertificateThatIsThereTwiceOnce() {
    assertThat(lint.lint(named(one, one, one), inUse(one)))
        .extracting(Finding::rule, Finding::certificates)
        .containsExactly(tuple(Rule.DUPLICATE, List.of("2")), tuple(Rule.DUPLICATE, List.of("3")));
  }

  @Test
  void warnsOfCasAndWeakSignatures() throws Exception {
    Identity forged = Specimen.of("SHA-1", "CN=s").signature("SHA1withRSA").make();
    Identity root = Kinds.authorities().getFirst();
    assertThat(rules(named(forged, root), inUse(forged)))
        .containsExactly(Rule.WEAK_SIGNATURE, Rule.CA_CERTIFICATE);
  }

  @Test
  void aCertificateOfAnAuthorityNeedsTheChainUpToTheRoot() throws Exception {
    Identity root = Kinds.root("root").make();
    Identity intermediate = Kinds.intermediate("intermediate", root).make();
    Identity leaf = Kinds.leaf("leaf", intermediate).make();
    assertThat(lint.lint(named(leaf, intermediate, root), inUse(leaf)))
        .extracting(Finding::severity, Finding::rule, Finding::certificates)
        .containsExactly(
            tuple(Severity.WARNING, Rule.CA_CERTIFICATE, List.of("2")),
            tuple(Severity.WARNING, Rule.CA_CERTIFICATE, List.of("3")));
    assertThat(lint.lint(named(leaf, intermediate, root), inUse(leaf)).getLast().why())
        .contains("every certificate of this authority is accepted");
    Finding rootless = lint.lint(named(leaf, intermediate), inUse(leaf)).getFirst();
    assertThat(rootless.severity()).isEqualTo(Severity.ERROR);
    assertThat(rootless.why()).contains("the bundle does not hold its issuer, CN=root");
    assertThat(rootless.remedy()).startsWith("Add the CAs up to the self-signed root");
  }

  @Test
  void anAuthorityCanShadowAnother() throws Exception {
    Identity signer = Specimen.of("signer", "CN=authority").ca().make();
    Identity other = Specimen.of("other", "CN=authority").ca().make();
    Identity leaf = Specimen.of("leaf", "CN=leaf").issuedBy(signer).make();
    assertThat(lint.lint(named(leaf, other, signer), inUse(leaf)).getFirst())
        .satisfies(
            found -> {
              assertThat(found.rule()).isEqualTo(Rule.SHADOWED);
              assertThat(found.certificates()).containsExactly("1", "3", "2");
            });
    assertThat(rules(named(leaf, signer, other), inUse(leaf))).doesNotContain(Rule.SHADOWED);
  }

  @Test
  void anAuthorityMayRenewItsCertificateWithItsKey() throws Exception {
    Identity root = Kinds.root("root").make();
    Identity renewed = Kinds.root("root").until(Duration.ofDays(200)).make();
    Identity leaf = Kinds.leaf("leaf", root).make();
    assertThat(rules(named(leaf, root, renewed), inUse(leaf)))
        .containsExactly(Rule.CA_CERTIFICATE, Rule.CA_CERTIFICATE);
  }

  @Test
  void expectsAllToComeThatCouldBePresented() throws Exception {
    List<NamedCertificate> bundle = named(Kinds.authorities().getFirst(), expired, one, two);
    assertThat(Needs.of(bundle, List.of(bundle.getLast()), NOW).toCome())
        .containsExactly(bundle.get(2), bundle.get(3));
  }

  private List<Rule> rules(List<NamedCertificate> bundle, Needs needs) {
    return lint.lint(bundle, needs).stream().map(Finding::rule).toList();
  }

  private static List<NamedCertificate> named(Identity... bundle) {
    return Identity.named(List.of(bundle));
  }

  private static Needs inUse(Identity one) {
    return new Needs(List.of(new NamedCertificate("in use", one.certificate())), List.of());
  }

  private static Needs toCome(Identity one) {
    return new Needs(List.of(), List.of(new NamedCertificate("to come", one.certificate())));
  }
}
