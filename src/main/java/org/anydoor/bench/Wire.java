package org.anydoor.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** One kept-alive HTTP/1.1 connection, as thin as can be, since the measuring shares its processor with what is measured. */
final class Wire implements AutoCloseable {
    private static final int SILENCE_MILLIS = 30_000;
    private static final int BUFFER = 32_768;

    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean ended;

    Wire(int port) throws IOException {
        this.port = port;
        this.socket = connected(port);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    private static Socket connected(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(SILENCE_MILLIS);
        return socket;
    }

    /** The server ends a connection after so many requests and says so; a browser opens another. */
    private void again() throws IOException {
        socket.close();
        socket = connected(port);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        ended = false;
    }

    /** An answer. */
    record Answer(int status, String body) {}

    Answer get(String path) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\n" + host() + "\r\n", "");
    }

    Answer post(String path, Map<String, String> fields) throws IOException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String head = "POST " + path + " HTTP/1.1\r\n" + host() + "Origin: http://127.0.0.1:" + port
                + "\r\nSec-Fetch-Site: same-origin\r\nX-Forwarded-For: " + somewhere()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        return exchange(head, body);
    }

    /** What a program posts: JSON, with its token and the key of the sending. */
    Answer post(String path, String token, String key, String json) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\n" + host() + "Authorization: Bearer " + token
                + "\r\nIdempotency-Key: " + key + "\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length() + "\r\n\r\n";
        return exchange(head, json);
    }

    /** Asks for a token. */
    Answer token(String path, String basic, String form) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\n" + host() + "Authorization: Basic " + basic
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + form.length() + "\r\n\r\n";
        return exchange(head, form);
    }

    /** People write from many networks, each within its own limit. */
    private static String somewhere() {
        int any = ThreadLocalRandom.current().nextInt(1 << 16);
        return "10." + (any >> 8) + "." + (any & 255) + ".7";
    }

    private String host() {
        return "Host: 127.0.0.1:" + port + "\r\n";
    }

    private Answer exchange(String head, String body) throws IOException {
        if (ended) {
            again();
        }
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            } else if (lower.startsWith("connection:") && lower.contains("close")) {
                ended = true;
            }
        }
        byte[] answer = chunked ? chunks() : exactly(length);
        return new Answer(status, new String(answer, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            all.write(exactly(size));
            line();
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer broke off");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the answer broke off");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
