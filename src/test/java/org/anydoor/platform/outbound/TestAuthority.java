package org.anydoor.platform.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A city's own certificate authority, made for one test, with the certificates that it gives out. */
public final class TestAuthority {
    private static final String WORD = "word-of-a-test";
    private static final String AUTHORITY = "authority";

    private final Path folder;

    private TestAuthority(Path folder) {
        this.folder = folder;
        keytool("-genkeypair", "-alias", AUTHORITY, "-dname", "CN=Test authority", "-ext", "bc:c");
        keytool("-exportcert", "-rfc", "-alias", AUTHORITY, "-file", file().toString());
    }

    public static TestAuthority in(Path folder) {
        return new TestAuthority(folder);
    }

    /** Its certificate, as whoever runs the program would name it. */
    public Path file() {
        return folder.resolve("authority.pem");
    }

    /** A program that believes it about this machine. */
    public Outbound believed() {
        return new Outbound(List.of("localhost"), false, file().toString());
    }

    /** A server that shows a certificate for this host which is good now. */
    public SSLContext server(String host) {
        return server(host, "-validity", "30");
    }

    /** A server whose certificate ended five days ago. */
    public SSLContext expiredServer(String host) {
        return server(host, "-startdate", "-10d", "-validity", "5");
    }

    private SSLContext server(String host, String... validity) {
        String alias = "server-" + host + "-" + validity.length;
        var made = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-signer", AUTHORITY));
        made.addAll(List.of("-dname", "CN=" + host, "-ext", "san=dns:" + host));
        made.addAll(List.of(validity));
        keytool(made.toArray(String[]::new));
        return context(alias);
    }

    private SSLContext context(String alias) {
        try (InputStream in = Files.newInputStream(store())) {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(in, WORD.toCharArray());
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(
                    alias, all.getKey(alias, WORD.toCharArray()), WORD.toCharArray(), all.getCertificateChain(alias));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, WORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Path store() {
        return folder.resolve("keys.p12");
    }

    private void keytool(String... what) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                store().toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                WORD));
        command.addAll(List.of(what));
        if (what[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
