package dev.interlock.agent.interlock;

/**
 * A version of a backend's trust bundle, as Interlock gave it out.
 *
 * @param pem certificates; blank when nobody is to be trusted
 */
public record TrustBundle(long version, String pem) {}
