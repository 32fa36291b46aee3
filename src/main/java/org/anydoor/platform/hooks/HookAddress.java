package org.anydoor.platform.hooks;

import java.net.URI;

/** Where a webhook goes, as {@link HookAddresses} has read it. */
public record HookAddress(URI uri) {
    @Override
    public String toString() {
        return uri.toString();
    }
}
