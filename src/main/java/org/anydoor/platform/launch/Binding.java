package org.anydoor.platform.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anydoor.platform.home.Refused;

/** Where the program listens, checked before anything starts: names and stories never cross a network in the clear. */
record Binding(InetAddress address, int port, Settings settings) {

    static Binding of(Settings settings) {
        try {
            return new Binding(InetAddress.getByName(settings.address()), settings.port(), settings);
        } catch (UnknownHostException e) {
            throw new Refused(
                    "The address \"" + settings.address()
                            + "\" is not known here: set anydoor.address to an address of this machine.",
                    e);
        }
    }

    void check() {
        if (!address.isLoopbackAddress() && settings.sample()) {
            throw new Refused("The sample community is for this machine only: start with ANYDOOR_SAMPLE=off,"
                    + " or leave anydoor.address at 127.0.0.1.");
        }
        if (!address.isLoopbackAddress()
                && !encrypted()
                && settings.find("proxies").isEmpty()) {
            throw new Refused(
                    "Listening on " + settings.address() + " needs encryption: set anydoor.tls.certificate and"
                            + " anydoor.tls.private-key, or list the proxy that encrypts in anydoor.proxies.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new Refused(
                    "Port " + port + " on " + settings.address()
                            + " cannot be used: end the program that listens there, or choose another with --port N.",
                    e);
        }
    }

    private boolean encrypted() {
        return settings.find("tls.certificate").isPresent()
                && settings.find("tls.private-key").isPresent();
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", address.getHostAddress());
        properties.put("server.port", port);
        if (encrypted()) {
            properties.put("server.ssl.certificate", settings.get("tls.certificate"));
            properties.put("server.ssl.certificate-private-key", settings.get("tls.private-key"));
        }
        settings.find("proxies").ifPresent(proxies -> {
            properties.put("server.forward-headers-strategy", "native");
            properties.put("server.tomcat.remoteip.internal-proxies", exactly(proxies));
        });
        return properties;
    }

    private static String exactly(String proxies) {
        return Arrays.stream(proxies.split(","))
                .map(String::strip)
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    String url() {
        String host = address.isAnyLocalAddress() ? "localhost" : settings.address();
        return (encrypted() ? "https" : "http") + "://" + host + ":" + port + "/";
    }
}
