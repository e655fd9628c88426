package dev.interlock.contract;

/**
 * The verdict about one identity, and why.
 *
 * @param detail for people: the alert, the status, the error; never a secret
 */
public record Finding(Verdict verdict, String detail) {}
