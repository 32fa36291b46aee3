package org.anydoor.platform.access;

/** A device's answer at sign-in, as its browser hands it over (WebAuthn §5.2.2). */
public record Assertion(byte[] credential, byte[] clientData, byte[] authenticatorData, byte[] signature) {}
