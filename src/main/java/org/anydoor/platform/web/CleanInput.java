package org.anydoor.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what is too large before anything reads it, and passes every form field through {@link Typed}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class CleanInput extends OncePerRequestFilter {

    private final long largest;

    CleanInput(@Value("${server.tomcat.max-http-form-post-size:2MB}") DataSize largest) {
        this.largest = largest.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > largest) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        Map<String, String[]> fields;
        try {
            fields = cleaned(request);
        } catch (IllegalStateException tooManyOrBroken) {
            boolean broken = !isForm(request) || tooManyOrBroken.getCause() != null;
            response.sendError(
                    broken ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        chain.doFilter(new Cleaned(request, fields), response);
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static Map<String, String[]> cleaned(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, String[]>();
        request.getParameterMap().forEach((name, values) -> {
            var clean = new String[values.length];
            for (int i = 0; i < values.length; i++) {
                clean[i] = Typed.text(values[i]);
            }
            fields.put(name, clean);
        });
        return Collections.unmodifiableMap(fields);
    }

    private static final class Cleaned extends HttpServletRequestWrapper {
        private final Map<String, String[]> fields;

        Cleaned(HttpServletRequest request, Map<String, String[]> fields) {
            super(request);
            this.fields = fields;
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = fields.get(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return fields;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(fields.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = fields.get(name);
            return values == null ? null : values.clone();
        }
    }
}
