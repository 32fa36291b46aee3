package org.anydoor.platform.openid;

/**
 * What ties a provider's answer to the one browser and the one question that it answers.
 *
 * @param state comes back with the answer (RFC 6749 §10.12)
 * @param nonce comes back inside the signed token
 * @param verifier is shown when the code is exchanged and never before (PKCE, RFC 7636)
 * @param comeBack the address to which the provider sends the browser
 */
public record Attempt(String state, String nonce, String verifier, String comeBack) {
    @Override
    public String toString() {
        return "Attempt";
    }
}
