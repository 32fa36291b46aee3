package org.anydoor.platform.api.web;

import java.util.List;
import org.anydoor.platform.web.Problem;
import org.springframework.http.HttpStatus;

/** Ends a request of a program with a {@link Problem}; costs no stack trace, since anybody can make it happen. */
public final class Refusal extends RuntimeException {
    private final transient Problem problem;

    private Refusal(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    public static Refusal of(HttpStatus status, String detail) {
        return new Refusal(Problem.of(status, detail));
    }

    /** Of one field. */
    public static Refusal of(HttpStatus status, String detail, String field, String message) {
        return of(status, detail, List.of(new Problem.Field(field, message)));
    }

    public static Refusal of(HttpStatus status, String detail, List<Problem.Field> errors) {
        return new Refusal(Problem.of(status, detail, errors));
    }

    public Problem problem() {
        return problem;
    }
}
