package org.anydoor.platform.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What went wrong, for a program to read (RFC 9457): the status in words, what to do about it, and beside each field what is
 * wrong with it. It repeats nothing of what was sent but the names of fields.
 */
public record Problem(String type, String title, int status, String detail, List<Field> errors) {
    private static final String NO_TYPE = "about:blank";

    /** One field, as a path such as {@code youngPerson.age}. */
    public record Field(String field, String message) {}

    /** A problem of the request as a whole. */
    public static Problem of(HttpStatus status, String detail) {
        return of(status, detail, List.of());
    }

    /** A problem of some fields. */
    public static Problem of(HttpStatus status, String detail, List<Field> errors) {
        return new Problem(NO_TYPE, status.getReasonPhrase(), status.value(), detail, List.copyOf(errors));
    }

    /** The problem of a status that the server itself answers with. */
    public static Problem of(int code) {
        HttpStatus known = HttpStatus.resolve(code);
        HttpStatus status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        return of(status, words(status));
    }

    /** The answer that carries it. */
    public ResponseEntity<Problem> answer() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    private static String words(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "Send a token that is valid now, as \"Authorization: Bearer ...\".";
            case FORBIDDEN -> "This program may not do that.";
            case NOT_FOUND -> "There is nothing here that this program may see.";
            case METHOD_NOT_ALLOWED -> "This address does not take that method.";
            case CONTENT_TOO_LARGE -> "The request is too large.";
            case TOO_MANY_REQUESTS -> "Too many requests. Wait, then try again.";
            case SERVICE_UNAVAILABLE -> "Nothing was taken. Wait half a minute, then send the same again.";
            default ->
                status.is5xxServerError()
                        ? "Something went wrong here, and it is not known whether anything was taken. Send the same again"
                                + " with the same Idempotency-Key."
                        : "The request was not understood.";
        };
    }
}
