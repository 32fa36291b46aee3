package org.anydoor.platform.hooks;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.anydoor.platform.outbound.Outbound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequest;

/**
 * One request by the guarded way to addresses that somebody typed. Of the answer only the status is read. Whatever the other end
 * does, it is over in time.
 */
final class HookPost {
    private final Outbound outbound;
    private final Duration whole;

    /** @param whole how long all of it may take */
    HookPost(Outbound outbound, Duration whole) {
        this.outbound = outbound;
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

    /** On a thread of its own, whose interruption closes the line. */
    Answer send(HookAddress address, Map<String, String> headers, byte[] body) {
        var call = new FutureTask<>(() -> ask(address, headers, body));
        Thread.ofVirtual().start(call);
        try {
            return call.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            call.cancel(true);
            return new Answer.None("timeout");
        } catch (ExecutionException refused) {
            return new Answer.None("no-connection");
        } catch (InterruptedException ended) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.None("no-answer");
        }
    }

    private Answer ask(HookAddress address, Map<String, String> headers, byte[] body) {
        Optional<Outbound.Wrong> wrong = outbound.wrong(address.toString());
        if (wrong.isPresent()) {
            return new Answer.None(wrong.get() == Outbound.Wrong.UNKNOWN_HOST ? "unknown-host" : "not-allowed");
        }
        try {
            ClientHttpRequest request =
                    outbound.factory(Outbound.Use.WEBHOOK).createRequest(address.uri(), HttpMethod.POST);
            request.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            request.getHeaders().setContentLength(body.length);
            request.getHeaders().set(HttpHeaders.CONNECTION, "close");
            headers.forEach(request.getHeaders()::set);
            request.getBody().write(body);
            try (var response = request.execute()) {
                return new Answer.Status(response.getStatusCode().value());
            }
        } catch (IOException failed) {
            return new Answer.None(why(failed));
        }
    }

    private static String why(IOException failed) {
        return switch (failed) {
            case SSLException untrusted -> "no-tls";
            case InterruptedIOException slow -> "timeout";
            case UnknownHostException changedItsMind -> "not-allowed";
            case ConnectException refused -> "no-connection";
            case NoRouteToHostException nowhere -> "no-connection";
            default -> "no-answer";
        };
    }
}
