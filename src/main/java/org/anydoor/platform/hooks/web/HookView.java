package org.anydoor.platform.hooks.web;

import java.util.List;
import org.anydoor.platform.hooks.Hooks;
import org.jspecify.annotations.Nullable;

/**
 * A program's webhook as its page shows it.
 *
 * @param system where the page of the program lies
 * @param reads whether the program may reread, without which it is told nothing
 */
public record HookView(
        String name, String system, boolean reads, Hooks.@Nullable Hook hook, List<Hooks.Delivery> deliveries) {

    /** Why it is off, in words; a word that this page does not know is not taken for another. */
    public static String off(String because) {
        return switch (because) {
            case "failing" -> "platform.hooks.off-failing";
            case "gone" -> "platform.hooks.off-gone";
            case "hand" -> "platform.hooks.off-hand";
            default -> "platform.hooks.off-other";
        };
    }

    /** How far a delivery is, in words. */
    public static String state(Hooks.Delivery delivery) {
        return switch (delivery.state()) {
            case "delivered" -> "platform.hooks.delivered";
            case "given-up" -> "platform.hooks.given-up";
            case "waiting" -> delivery.tries() == 0 ? "platform.hooks.waiting" : "platform.hooks.again";
            default -> "platform.hooks.state-other";
        };
    }

    /** Why it was not taken, in words; the status is told of an answer. */
    public static String failure(String failure) {
        return switch (failure) {
            case "status" -> "platform.hooks.failure-status";
            case "unknown-host" -> "platform.hooks.failure-unknown-host";
            case "not-allowed" -> "platform.hooks.failure-not-allowed";
            case "no-connection" -> "platform.hooks.failure-no-connection";
            case "no-tls" -> "platform.hooks.failure-no-tls";
            case "timeout" -> "platform.hooks.failure-timeout";
            case "off" -> "platform.hooks.failure-off";
            case "no-answer" -> "platform.hooks.failure-no-answer";
            default -> "platform.hooks.failure-other";
        };
    }
}
