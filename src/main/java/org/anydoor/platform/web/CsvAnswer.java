package org.anydoor.platform.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Hands out a {@link Csv}, named {@code anydoor-<list>.csv}. Whoever answers with one records {@code platform.export} on
 * the exported subjects in the same transaction.
 */
public final class CsvAnswer {

    /** Spreadsheets read UTF-8 only behind this mark. */
    private static final String UTF_8_MARK = "\uFEFF";

    private CsvAnswer() {}

    /** The file as an answer; {@code list} is a plain word such as {@code work} and holds nothing about anybody. */
    public static ResponseEntity<byte[]> of(String list, String csv) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("anydoor-" + list + ".csv")
                                .build()
                                .toString())
                .body((UTF_8_MARK + csv).getBytes(StandardCharsets.UTF_8));
    }
}
