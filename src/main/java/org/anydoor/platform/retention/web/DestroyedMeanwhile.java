package org.anydoor.platform.retention.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.retention.Disposals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whoever had a record before them while it was destroyed changes rows that are gone, and the database refuses. To them the record
 * does not exist, as to everybody from then on; every other refusal stays the error that it is.
 */
@Component
class DestroyedMeanwhile implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(DestroyedMeanwhile.class);
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Disposals disposals;

    DestroyedMeanwhile(Disposals disposals) {
        this.disposals = disposals;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        boolean refused = failure instanceof DataAccessException || failure instanceof Db.RowsDiffer;
        if (!refused || !(Disposals.saysDestroyed(failure) || disposals.wasDestroyed(ids(request)))) {
            return null;
        }
        LOG.info("A record was destroyed while somebody worked with it");
        try {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }

    private static List<UUID> ids(HttpServletRequest request) {
        return ID.matcher(request.getRequestURI())
                .results()
                .map(MatchResult::group)
                .map(UUID::fromString)
                .toList();
    }

    /** After those that know an exception by its type. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
