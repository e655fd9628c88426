package dev.interlock.contract;

/** How well it is known that an instance trusts what it should; weakest first. */
public enum Evidence {
  /** A person says so. */
  DECLARED,
  /** An agent wrote the bundle. */
  WRITTEN,
  /** The server reports the bundle loaded. */
  LOADED,
  /** A fresh request with the certificate succeeded at this very instance. */
  ACCEPTED,
  /** ACCEPTED, and the same request with an untrusted certificate, and with none, was refused. */
  DISCRIMINATING,
  /** The backend reports the fingerprint that it saw on real traffic. */
  OBSERVED;

  /** Whether this is at least as strong as what is required. */
  public boolean satisfies(Evidence required) {
    return compareTo(required) >= 0;
  }

  /** Whether an acknowledgement may claim this level; the stronger ones are only ever proved. */
  public boolean claimable() {
    return compareTo(LOADED) <= 0;
  }
}
