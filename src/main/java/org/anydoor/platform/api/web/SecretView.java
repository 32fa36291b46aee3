package org.anydoor.platform.api.web;

/** A program's secret as its page shows it, once, to be put where the program keeps its secrets. */
public record SecretView(String name, String id, String secret, String tokenAddress, String back) {
    @Override
    public String toString() {
        return "SecretView";
    }
}
