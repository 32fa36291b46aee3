package org.anydoor.platform.status.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.anydoor.platform.backup.BackupStanding;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.status.Pulse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A port of this machine alone for what watches the program: {@code /health/live}, {@code /health/ready}, {@code /metrics} in the
 * format of Prometheus. Closed unless {@code anydoor.management-port} is set.
 */
@Component
class ManagementPort implements WebMvcConfigurer, AutoCloseable {
    private final int port;
    private final Pulse pulse;
    private final BackupStanding backups;
    private final List<HikariDataSource> pools;
    private final @Nullable PrometheusMeterRegistry registry;
    /** One for each question: whoever asks for figures may wait for the database, whoever asks whether we live may not. */
    private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();

    private @Nullable HttpServer server;

    ManagementPort(
            @Value("${anydoor.management-port:-1}") int port,
            Pulse pulse,
            BackupStanding backups,
            List<HikariDataSource> pools) {
        this.port = port;
        this.registry = port < 0 ? null : new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        this.pulse = pulse;
        this.backups = backups;
        this.pools = pools;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        if (registry != null) {
            interceptors.addInterceptor(new RequestTimes(registry));
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        if (registry != null) {
            open(registry);
        }
    }

    private void open(PrometheusMeterRegistry registry) {
        Figures figures = new Figures(registry, pools, pulse.take(), backups.take());
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.createContext("/health/live", exchange -> answer(exchange, () -> "up\n"));
            opened.createContext(
                    "/health/ready",
                    exchange -> answer(exchange, () -> pulse.take().at() + "\n"));
            opened.createContext(
                    "/metrics",
                    exchange -> answer(exchange, () -> {
                        figures.set(pulse.take(), backups.take());
                        return registry.scrape();
                    }));
            opened.setExecutor(answering);
            opened.start();
            server = opened;
        } catch (IOException taken) {
            throw new Refused(
                    "The management port " + port + " is in use: choose another anydoor.management-port.", taken);
        }
    }

    int port() {
        return server == null ? -1 : server.getAddress().getPort();
    }

    /** What fails inside says so by its status alone. */
    private static void answer(HttpExchange exchange, Supplier<String> words) throws IOException {
        try (exchange) {
            byte[] body;
            int status = 200;
            try {
                body = words.get().getBytes(StandardCharsets.UTF_8);
            } catch (RuntimeException away) {
                status = 503;
                body = "down\n".getBytes(StandardCharsets.UTF_8);
            }
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        answering.shutdownNow();
    }
}
