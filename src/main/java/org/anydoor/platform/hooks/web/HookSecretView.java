package org.anydoor.platform.hooks.web;

/** A webhook's secret as its page shows it, once. */
public record HookSecretView(String name, String secret, String back) {
    @Override
    public String toString() {
        return "HookSecretView";
    }
}
