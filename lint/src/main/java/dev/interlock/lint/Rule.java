package dev.interlock.lint;

import static dev.interlock.lint.Severity.ERROR;
import static dev.interlock.lint.Severity.NOTE;
import static dev.interlock.lint.Severity.WARNING;

import java.util.Locale;

/** What the lint looks for. */
public enum Rule {
  /** OpenSSL takes another certificate of that subject for the issuer. */
  SHADOWED(
      ERROR,
      WARNING,
      "The subject is that of a certificate before it, and no key identifier tells them apart",
      "Issue it with a fresh key and a subject of its own, or with subject and authority key"
          + " identifiers; or let the two never be in one bundle."),
  /** A certificate in use is shadowed by one that is not. */
  ORDER(
      ERROR,
      ERROR,
      "The certificate in use is shadowed by one that is not in use",
      "Put the certificate in use first. The other one is shadowed then, so it cannot succeed it:"
          + " issue that one anew, with a subject of its own."),
  /** Shadowed as soon as another certificate becomes valid. */
  SHADOWED_LATER(
      WARNING,
      WARNING,
      "The same, as soon as the certificate before it becomes valid",
      "Put it before the other one, or issue the other one with a subject of its own."),
  /** A certificate must work, and is not there. */
  MISSING(
      ERROR,
      ERROR,
      "A certificate in use is not in the bundle, and no CA of the bundle speaks for it",
      "Add it to the bundle."),
  /** A leaf that OpenSSL does not take for an anchor. */
  ISSUED_BY_CA(
      ERROR,
      WARNING,
      "It is not self-signed, and the bundle holds no chain of CAs for it up to a self-signed root",
      "Add the CAs up to the self-signed root, which lets in everybody whom they ever certified; or"
          + " present a self-signed certificate; or let the server accept partial chains where it"
          + " can."),
  /** No longer valid. */
  EXPIRED(
      ERROR,
      WARNING,
      "It has expired",
      "Rotate it if it is in use; otherwise take it out, which is the only revocation on Java."),
  /** Not valid yet. */
  NOT_YET_VALID(
      ERROR,
      WARNING,
      "It is not valid yet",
      "Wait until it is valid, or issue it with an earlier start."),
  /** Not valid for long. */
  EXPIRES_SOON(
      WARNING, WARNING, "It expires within the days given (30)", "Rotate it before it expires."),
  /** Key usage or extended key usage forbid it. */
  NOT_FOR_CLIENTS(
      ERROR,
      WARNING,
      "Extended key usage lacks clientAuth, or key usage lacks digitalSignature and keyAgreement",
      "Issue it anew with clientAuth and digitalSignature, or without both extensions."),
  /** A critical extension that nobody knows. */
  UNKNOWN_CRITICAL_EXTENSION(
      ERROR,
      WARNING,
      "It holds a critical extension that servers do not know",
      "Issue it anew without that extension, or with the extension not critical."),
  /** A key that servers refuse by their security level. */
  WEAK_KEY(
      ERROR,
      WARNING,
      "RSA below 2048 bits, an elliptic curve below 224 bits, or DSA",
      "Issue it anew with RSA of 2048 bits or P-256."),
  /** MD5 or SHA-1. */
  WEAK_SIGNATURE(
      WARNING, WARNING, "It is signed with MD2, MD5 or SHA-1", "Issue it anew with SHA-256."),
  /** An anchor that speaks for others. */
  CA_CERTIFICATE(
      WARNING,
      WARNING,
      "It is a CA, or of version 1, which servers take for one",
      "Rotate what it signed to a self-signed certificate, as Interlock generates them, and take the"
          + " CA out."),
  /** Two certificates of one key; a CA may renew its own. */
  KEY_REUSE(WARNING, WARNING, "Certificates share a key", "Make a fresh key for each certificate."),
  /** The same certificate again. */
  DUPLICATE(NOTE, NOTE, "It is in the bundle more than once", "Keep one."),
  /** A block that some server cannot read. */
  UNREADABLE(
      ERROR,
      ERROR,
      "A block is not strict PEM (RFC 7468), or no certificate is in it",
      "Write the block anew, for example with 'openssl x509'; a line of its own for each BEGIN and"
          + " END."),
  /** A key where only certificates belong. */
  PRIVATE_KEY(
      ERROR,
      ERROR,
      "The file holds a private key",
      "Take it out. Whoever could read this file may have it: replace its certificate."),
  /** A block of another kind. */
  NOT_A_CERTIFICATE(ERROR, ERROR, "A block is not a certificate", "Take it out."),
  /** Words between the blocks. */
  TEXT_OUTSIDE(NOTE, NOTE, "Text outside of the blocks", "Leave it, or take it out."),
  /** No certificate at all. */
  EMPTY(
      ERROR,
      ERROR,
      "The file holds no certificate in PEM",
      "Give PEM; 'openssl x509 -inform der' converts DER.");

  private final Severity needed;
  private final Severity otherwise;
  private final String finds;
  private final String remedy;

  Rule(Severity needed, Severity otherwise, String finds, String remedy) {
    this.needed = needed;
    this.otherwise = otherwise;
    this.finds = finds;
    this.remedy = remedy;
  }

  /** Its name for people and programs, as in {@code key-reuse}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How bad it is when the certificate must work, or when it may fail. */
  public Severity severity(boolean mustWork) {
    return mustWork ? needed : otherwise;
  }

  /** What it finds, without a full stop. */
  public String finds() {
    return finds;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /**
   * Whether it is another certificate of the bundle that is in the way, so that another bundle
   * would help.
   */
  public boolean betweenCertificates() {
    return this == SHADOWED || this == ORDER;
  }
}
