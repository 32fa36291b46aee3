package org.anydoor.platform.web;

import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Hands out any list that goes out as a {@link Csv} as a workbook (Office Open XML) where the address says {@code file=xlsx}: the
 * same rows under the same rights, recorded the same way. A moment is a date and a count a number, with which one can go on
 * working; every other cell is text, so that nothing in it runs.
 */
@ControllerAdvice
class Workbooks implements ResponseBodyAdvice<byte[]> {
    private static final MediaType CSV = new MediaType("text", "csv");
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}");
    private static final Pattern COUNT = Pattern.compile("0|[1-9]\\d{0,5}");
    private static final int LONGEST_CELL = 32_767;

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return converter == ByteArrayHttpMessageConverter.class;
    }

    @Override
    public byte @Nullable [] beforeBodyWrite(
            byte @Nullable [] body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        boolean asked = request instanceof ServletServerHttpRequest servlet
                && "xlsx".equals(servlet.getServletRequest().getParameter("file"));
        if (body == null || !asked || !CSV.includes(type)) {
            return body;
        }
        String name = response.getHeaders().getContentDisposition().getFilename();
        response.getHeaders().setContentType(WORKBOOK);
        if (name != null) {
            response.getHeaders()
                    .setContentDisposition(ContentDisposition.attachment()
                            .filename(name.replaceFirst("\\.csv$", ".xlsx"))
                            .build());
        }
        return workbook(new String(body, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", ""));
    }

    private static void write(Worksheet sheet, int row, int column, String cell) {
        Optional<LocalDateTime> moment = moment(cell);
        if (moment.isPresent()) {
            sheet.value(row, column, moment.get());
            sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
        } else if (COUNT.matcher(cell).matches()) {
            sheet.value(row, column, Integer.parseInt(cell));
        } else {
            sheet.value(row, column, cell.substring(0, Math.min(LONGEST_CELL, cell.length())));
        }
    }

    private static Optional<LocalDateTime> moment(String cell) {
        try {
            return MOMENT.matcher(cell).matches()
                    ? Optional.of(LocalDateTime.parse(cell.replace(' ', 'T')))
                    : Optional.empty();
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    static byte[] workbook(String csv) {
        var file = new ByteArrayOutputStream();
        try (var lines = new CSVReaderBuilder(new StringReader(csv))
                        .withCSVParser(new RFC4180ParserBuilder().build())
                        .build();
                var workbook = new Workbook(file, "Anydoor", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Anydoor");
            List<String[]> rows = lines.readAll();
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).length; column++) {
                    String cell = rows.get(row)[column];
                    write(sheet, row, column, cell);
                }
            }
            if (!rows.isEmpty()) {
                sheet.range(0, 0, 0, rows.getFirst().length - 1).style().bold().set();
                sheet.freezePane(0, 1);
            }
        } catch (CsvException broken) {
            throw new IllegalStateException("our own list cannot be read again", broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }
}
