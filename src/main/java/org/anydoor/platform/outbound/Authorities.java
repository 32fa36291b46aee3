package org.anydoor.platform.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Who is believed when a machine shows its certificate: the authorities that Java knows and, for hosts of one's own network
 * alone, those that whoever runs the program names. So a city's own authority cannot vouch for anybody on the open internet.
 */
final class Authorities extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager known;
    private final X509ExtendedTrustManager own;
    private final Predicate<String> inside;

    private Authorities(X509ExtendedTrustManager known, X509ExtendedTrustManager own, Predicate<String> inside) {
        this.known = known;
        this.own = own;
        this.inside = inside;
    }

    /**
     * What Java believes, and what a file says beside.
     *
     * @param file certificates of authorities as PEM; empty where there are none
     * @param inside which hosts those may vouch for
     */
    static SSLContext beside(String file, Predicate<String> inside) {
        try {
            TrustManager[] all = file.isBlank()
                    ? null
                    : new TrustManager[] {new Authorities(believing(null), believing(read(Path.of(file))), inside)};
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, all, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("anydoor.outbound.authorities names a file that is not to be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("anydoor.outbound.authorities names a file that is not to be read", e);
        }
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> certificates;
        try (InputStream pem = Files.newInputStream(file)) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(pem);
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate stands in it");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate it : certificates) {
            store.setCertificateEntry(Integer.toString(store.size()), it);
        }
        return store;
    }

    private static X509ExtendedTrustManager believing(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Validity and the name of the host are looked at by either; {@code own} is asked only of a host inside. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        SSLSession session = socket instanceof SSLSocket encrypted ? encrypted.getHandshakeSession() : null;
        if (session == null || !inside.test(session.getPeerHost())) {
            known.checkServerTrusted(chain, kind, socket);
            return;
        }
        try {
            known.checkServerTrusted(chain, kind, socket);
        } catch (CertificateException unknown) {
            own.checkServerTrusted(chain, kind, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        known.checkServerTrusted(chain, kind, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        known.checkServerTrusted(chain, kind);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        known.checkClientTrusted(chain, kind, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        known.checkClientTrusted(chain, kind, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        known.checkClientTrusted(chain, kind);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return known.getAcceptedIssuers();
    }
}
