package org.anydoor.intake.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who fills in a public form, as a browser without script would, and carries only what the page carries. */
final class Sender {

    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]*)\"");
    private final HttpClient client;
    private final String origin;
    private String state = "";
    private String page = "";
    private int status;
    private final List<String> cookies = new ArrayList<>();

    Sender(int port) {
        this(port, HttpClient.newHttpClient());
    }

    Sender(int port, HttpClient client) {
        this.client = client;
        this.origin = "http://localhost:" + port;
    }

    Sender open(String path) {
        return take(HttpRequest.newBuilder(URI.create(origin + path)).build());
    }

    /** Sends fields given as {@code name=value}, with the state of the page. */
    Sender post(String path, String... fields) {
        String body = Arrays.stream(fields)
                .map(it -> it.split("=", 2))
                .map(it -> it[0] + "=" + URLEncoder.encode(it[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "state=" + state + "&", ""));
        return take(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Sender take(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            status = answer.statusCode();
            page = answer.body();
            cookies.addAll(answer.headers().allValues("Set-Cookie"));
            Matcher found = STATE.matcher(page);
            if (found.find()) {
                state = found.group(1);
            }
            return this;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Sender carrying(String other) {
        state = other;
        return this;
    }

    String state() {
        return state;
    }

    String page() {
        return page;
    }

    List<String> cookies() {
        return cookies;
    }

    int status() {
        return status;
    }
}
