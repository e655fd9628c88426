package dev.interlock.standalone.demo;

import javax.net.ssl.X509ExtendedKeyManager;

/** A certificate that a stage presents, and what proves in a handshake that it is its own. */
record ClientIdentity(String certificateId, X509ExtendedKeyManager keys) {}
