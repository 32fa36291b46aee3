package org.anydoor.platform.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads what a program sends, strictly: at most 64 kB of UTF-8 as it stands, no deeper than a concern is, no name twice, no
 * name that is not known, no number where a word belongs. Whatever is refused is refused by the name of its field.
 */
@Component
public class JsonBody {
    /** The most that a request may hold. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final int DEEPEST = 8;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NUMBER = 40;
    private static final String UNREADABLE = "The body is not the JSON that this address takes.";

    private final JsonMapper strict = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(MOST_BYTES)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxDocumentLength(MOST_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    words -> words.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    /** The body as a record; {@link Refusal} where it is none. */
    public <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
        checkForm(request);
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 64 kB.");
        }
        String text = text(body);
        if (text.isBlank()) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, "The body is empty.");
        }
        return parse(text, type);
    }

    /** The same words in one spelling, whatever the order and the spaces in which they were sent. */
    public byte[] canonical(Object read) {
        return strict.writeValueAsBytes(read);
    }

    private static void checkForm(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
            throw Refusal.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, not compressed.");
        }
        if (!isJson(request.getContentType())) {
            throw Refusal.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON in UTF-8, as \"Content-Type: application/json\".");
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 64 kB.");
        }
    }

    private static boolean isJson(@Nullable String type) {
        try {
            if (type == null) {
                return false;
            }
            MediaType sent = MediaType.parseMediaType(type);
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(sent)
                    && (sent.getCharset() == null || sent.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, "The body is not UTF-8.");
        }
    }

    private <T> T parse(String text, Class<T> type) {
        try {
            T read = strict.readValue(text, type);
            if (read == null) {
                throw Refusal.of(HttpStatus.BAD_REQUEST, UNREADABLE);
            }
            return read;
        } catch (UnrecognizedPropertyException unknown) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, UNREADABLE, path(unknown), "This address knows no such field.");
        } catch (DatabindException wrong) {
            String path = path(wrong);
            throw path.isEmpty()
                    ? Refusal.of(HttpStatus.BAD_REQUEST, UNREADABLE)
                    : Refusal.of(
                            HttpStatus.BAD_REQUEST,
                            UNREADABLE,
                            path,
                            "This is not the kind of value that belongs here.");
        } catch (JacksonException broken) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "The body is not valid JSON, lies deeper than " + DEEPEST + " levels, or says a name twice.");
        }
    }

    /** Of an unknown name only what could be a name is repeated. */
    private static String path(JacksonException wrong) {
        List<JacksonException.Reference> path = wrong.getPath();
        return path.stream()
                .map(JsonBody::step)
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String step(JacksonException.Reference reference) {
        String name = reference.getPropertyName();
        if (name == null) {
            return "[" + reference.getIndex() + "]";
        }
        String plain = name.replaceAll("[^A-Za-z0-9_-]", "?");
        return plain.substring(0, Math.min(plain.length(), 40));
    }
}
