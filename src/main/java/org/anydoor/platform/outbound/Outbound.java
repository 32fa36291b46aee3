package org.anydoor.platform.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/**
 * The one way by which the program asks an address that somebody typed. Whoever types it must not make the program speak to
 * what only the program can reach: https alone, public addresses alone, each looked at when it is connected to and not
 * before, so that a name cannot change its mind in between; no redirect is followed, nothing lasts or grows without end.
 *
 * <p>{@code anydoor.outbound.inside} names hosts within one's own network that may be asked all the same, and
 * {@code anydoor.outbound.authorities} who vouches for them beside the authorities that Java knows. This machine is one of
 * them in a sample community, there without encryption too.
 */
@Component
public class Outbound implements DisposableBean {
    private static final Timeout CONNECT = Timeout.ofSeconds(3);
    private static final Timeout ANSWER = Timeout.ofSeconds(5);
    /** From asking to the first word of the answer proper; some servers give a byte of their headers now and then. */
    private static final Duration WHOLE = Duration.ofSeconds(10);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> inside;
    private final Map<Use, HttpComponentsClientHttpRequestFactory> requests = new EnumMap<>(Use.class);

    @Autowired
    Outbound(
            @Value("${anydoor.outbound.inside:}") List<String> inside,
            @Value("${anydoor.sample:false}") boolean sample,
            @Value("${anydoor.outbound.authorities:}") String authorities) {
        this(inside, sample, authorities, WHOLE);
    }

    Outbound(List<String> inside, boolean sample, String authorities, Duration whole) {
        this.inside = Set.copyOf(Stream.concat(
                        inside.stream().map(it -> it.strip().toLowerCase(Locale.ROOT)),
                        sample ? LOOPBACK.stream() : Stream.empty())
                .filter(it -> !it.isEmpty())
                .toList());
        SSLContext tls = Authorities.beside(authorities, this::isListed);
        for (Use use : Use.values()) {
            requests.put(use, requests(use, tls, whole));
        }
    }

    /** What is asked for, each by lines of its own: however many receivers of webhooks are slow, nobody waits to sign in. */
    public enum Use {
        /** Providers of many agencies may live at one host, and one slow one takes only its own share. */
        SIGN_IN(16, 64),
        /** As many as are sent at once, all to one host perhaps, and as many again that are just given up. */
        WEBHOOK(32, 32);

        private final int toOneHost;
        private final int toAll;

        Use(int toOneHost, int toAll) {
            this.toOneHost = toOneHost;
            this.toAll = toAll;
        }
    }

    /** Why an address is not asked. */
    public enum Wrong {
        /** It is no address of a page, or holds a name and password, or a part that is never sent. */
        UNREADABLE,
        /** It is not encrypted. */
        NOT_HTTPS,
        /** No such host is known. */
        UNKNOWN_HOST,
        /** It lies in a network of one's own. */
        INSIDE
    }

    /** What is wrong with a typed address, so that whoever typed it can be told; empty where it may be asked. */
    public Optional<Wrong> wrong(String typed) {
        try {
            URI address = URI.create(typed);
            Optional<Wrong> form = wrongForm(address);
            if (form.isEmpty()) {
                resolve(address.getHost());
            }
            return form;
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(Wrong.UNREADABLE);
        } catch (InsideOnly own) {
            return Optional.of(Wrong.INSIDE);
        } catch (UnknownHostException nowhere) {
            return Optional.of(Wrong.UNKNOWN_HOST);
        }
    }

    private Optional<Wrong> wrongForm(URI address) {
        String host = address.getHost();
        if (host == null
                || address.getScheme() == null
                || address.getUserInfo() != null
                || address.getFragment() != null) {
            return Optional.of(Wrong.UNREADABLE);
        }
        boolean encrypted = address.getScheme().equalsIgnoreCase("https");
        boolean own = address.getScheme().equalsIgnoreCase("http") && LOOPBACK.contains(host) && isListed(host);
        return encrypted || own ? Optional.empty() : Optional.of(Wrong.NOT_HTTPS);
    }

    private boolean isListed(String host) {
        return inside.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Makes requests that are checked as above; whatever is wrong is an {@link java.io.IOException}. */
    public ClientHttpRequestFactory factory(Use use) {
        var lines = Objects.requireNonNull(requests.get(use));
        return (address, method) -> {
            if (wrongForm(address).isPresent()) {
                throw new InsideOnly();
            }
            return lines.createRequest(address, method);
        };
    }

    private HttpComponentsClientHttpRequestFactory requests(Use use, SSLContext tls, Duration whole) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Checked())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setMaxConnPerRoute(use.toOneHost)
                .setMaxConnTotal(use.toAll)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(ANSWER)
                        .build())
                .build();
        return new HttpComponentsClientHttpRequestFactory(HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(ANSWER)
                        .build())
                .addExecInterceptorFirst("whole", (request, scope, chain) -> {
                    var end = new EndsIn(whole, scope.execRuntime::discardEndpoint);
                    try (end) {
                        return chain.proceed(request, scope);
                    }
                })
                .addResponseInterceptorFirst(Bounded::answer)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Anydoor")
                .build());
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (isListed(host)) {
            return found;
        }
        var open = new ArrayList<InetAddress>();
        for (InetAddress it : found) {
            if (!PublicAddress.is(it)) {
                throw new InsideOnly();
            }
            open.add(it);
        }
        return open.toArray(InetAddress[]::new);
    }

    @Override
    public void destroy() throws Exception {
        for (var lines : requests.values()) {
            lines.destroy();
        }
    }

    /** An address that nobody outside may be led to; names none, since its text may be shown. */
    private static final class InsideOnly extends UnknownHostException {
        InsideOnly() {
            super("this address is not asked");
        }
    }

    private final class Checked implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return Outbound.this.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return host;
        }
    }
}
