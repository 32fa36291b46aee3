package org.anydoor.bench;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public form as a browser without script goes through it. */
record PublicForm(Wire wire) {
    private static final String PATH = "/en/concern";
    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("id=\"code\">(.*?)</[op]", Pattern.DOTALL);
    static final String WHAT =
            "A girl in a red jacket waits by the ice machine every night; a man she calls Ray keeps her"
                    + " key and her phone, and different cars come. She looked frightened when I said hello. ";

    /** A filled-in form that waits for its last step. */
    record Ready(String state) {}

    /** Goes through the steps up to the last. */
    Ready fill() throws IOException {
        String begun = state(wire.get(PATH));
        String told = state(wire.post(PATH, Map.of("state", begun, "go", "next", "danger", "not-now")));
        return new Ready(state(wire.post(
                PATH,
                Map.of(
                        "state", told,
                        "go", "next",
                        "what", WHAT.repeat(3),
                        "harm", "sex",
                        "youth-called", "Star",
                        "youth-age", "about 19"))));
    }

    /** Sends it: the receipt's words once it is durable. */
    String send(Ready form) throws IOException {
        Wire.Answer answer = wire.post(PATH, Map.of("state", form.state(), "go", "send"));
        Matcher code = CODE.matcher(answer.body());
        if (answer.status() != 200 || !code.find()) {
            throw new IOException("no receipt, but status " + answer.status());
        }
        return code.group(1).replaceAll("<[^>]*>", " ").strip().replaceAll("\\s+", " ");
    }

    private static String state(Wire.Answer answer) throws IOException {
        Matcher state = STATE.matcher(answer.body());
        if (!state.find()) {
            throw new IOException("no form, but status " + answer.status());
        }
        return state.group(1);
    }
}
