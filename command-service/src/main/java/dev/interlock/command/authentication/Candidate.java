package dev.interlock.command.authentication;

import dev.interlock.command.sigv4.Signatory;
import dev.interlock.command.sigv4.SigningKey;

/** Who a request says that it comes from, and the key that would prove it. */
record Candidate(Caller caller, SigningKey signingKey) implements Signatory {}
