package org.anydoor.platform.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP request to the very address that was looked up and found open; the certificate must be the name's. Reads the status
 * and nothing else: no redirect is followed, no answer is kept. Whatever the other end does, it is over in time.
 */
final class HookPost {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");
    private static final int LONGEST_LINE = 1_000;

    private final Duration connect;
    private final Duration whole;

    /**
     * @param connect how long a connection may take
     * @param whole how long all of it may take
     */
    HookPost(Duration connect, Duration whole) {
        this.connect = connect;
        this.whole = whole;
    }

    /** What came of it. */
    sealed interface Answer {
        record Status(int code) implements Answer {
            boolean isTaken() {
                return code / 100 == 2;
            }
        }

        /** A word of {@code platform.hook_event.failure}. */
        record None(String why) implements Answer {}
    }

    Answer send(HookAddress address, InetAddress at, Map<String, String> headers, byte[] body) {
        var late = new AtomicBoolean();
        try (Socket socket = new Socket()) {
            Thread end = Thread.ofVirtual().start(() -> closeInTime(socket, late));
            try {
                socket.connect(new InetSocketAddress(at, address.port()), Math.toIntExact(connect.toMillis()));
                return exchange(socket, late, address, headers, body);
            } finally {
                end.interrupt();
            }
        } catch (SocketTimeoutException slow) {
            return new Answer.None("timeout");
        } catch (IOException gone) {
            return new Answer.None("no-connection");
        }
    }

    private static Answer exchange(
            Socket socket, AtomicBoolean late, HookAddress address, Map<String, String> headers, byte[] body) {
        try {
            Socket line = address.encrypted() ? encrypted(socket, address) : socket;
            OutputStream out = line.getOutputStream();
            out.write(head(address, headers, body.length));
            out.write(body);
            out.flush();
            return status(line.getInputStream());
        } catch (SSLException untrusted) {
            return new Answer.None(late.get() ? "timeout" : "no-tls");
        } catch (IOException broken) {
            return new Answer.None(late.get() ? "timeout" : "no-answer");
        }
    }

    private static SSLSocket encrypted(Socket socket, HookAddress address) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var line = (SSLSocket) factory.createSocket(socket, address.host(), address.port(), true);
        SSLParameters parameters = line.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        line.setSSLParameters(parameters);
        line.startHandshake();
        return line;
    }

    private static byte[] head(HookAddress address, Map<String, String> headers, int length) {
        var head = new StringBuilder("POST " + address.target() + " HTTP/1.1\r\nHost: " + address.authority()
                + "\r\nUser-Agent: Anydoor\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static Answer status(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int each = in.read(); each >= 0 && each != '\n' && line.length() < LONGEST_LINE; each = in.read()) {
            line.append((char) each);
        }
        Matcher status = STATUS.matcher(line.toString().strip());
        return status.matches() ? new Answer.Status(Integer.parseInt(status.group(1))) : new Answer.None("no-answer");
    }

    /** Ends a line that drips; whoever reads from it hears that it is closed. */
    private void closeInTime(Socket socket, AtomicBoolean late) {
        try {
            Thread.sleep(whole);
            late.set(true);
            socket.close();
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        } catch (IOException closedAlready) {
            return;
        }
    }
}
