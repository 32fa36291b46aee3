package org.anydoor.intake.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API described for programs (OpenAPI 3.1); kept by hand, and held to the records by a test. */
@RestController
class OpenApi {
    @GetMapping("/api/v1/openapi.json")
    ResponseEntity<Resource> describe() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ClassPathResource("openapi.json", OpenApi.class));
    }
}
