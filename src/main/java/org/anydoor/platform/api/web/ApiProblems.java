package org.anydoor.platform.api.web;

import org.anydoor.platform.web.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a {@link Refusal} wherever a controller of the API throws one. */
@RestControllerAdvice
class ApiProblems {
    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal) {
        return refusal.problem().answer();
    }
}
