package org.anydoor.platform.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.protocol.HttpContext;

/** An answer that ends: neither more bytes than any that we ask for has, nor a byte now and then for ever. */
final class Bounded extends HttpEntityWrapper {
    private static final long MOST = 256L * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Bounded(HttpEntity answer) {
        super(answer);
    }

    static void answer(HttpResponse response, EntityDetails details, HttpContext context) {
        if (response instanceof ClassicHttpResponse classic && classic.getEntity() != null) {
            classic.setEntity(new Bounded(classic.getEntity()));
        }
    }

    @Override
    public InputStream getContent() throws IOException {
        return new Ending(super.getContent());
    }

    private static final class Ending extends FilterInputStream {
        private final long since = System.nanoTime();
        private long read;

        Ending(InputStream all) {
            super(all);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int got = super.read(into, from, most);
            count(got);
            return got;
        }

        private void count(int got) throws IOException {
            read += Math.max(got, 0);
            if (read > MOST) {
                throw new IOException("the answer is too long");
            }
            if (System.nanoTime() - since > LONGEST.toNanos()) {
                throw new InterruptedIOException("the answer takes too long");
            }
        }
    }
}
