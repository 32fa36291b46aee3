package org.anydoor.linkage.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads records between commas (RFC 4180), also between semicolons or tabs, with or without a byte order mark, quotes, blanks
 * around values or a last line end. Its own reader, since a fault is to be told by line and column.
 */
final class CsvFile {

    private static final char QUOTE = '"';

    private final Path path;
    private final CharBuffer text;
    private final char separator;
    private final List<String> header = new ArrayList<>();
    private int at;
    private int line = 1;

    CsvFile(Path path) {
        this.path = path;
        text = read(path);
        separator = separator();
        if (!next(header)) {
            throw new BadFile(path + " is empty: its first line must name the columns.");
        }
    }

    private static CharBuffer read(Path path) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
            CharBuffer chars = CharBuffer.allocate(bytes.remaining() + 1);
            CoderResult result = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes, chars, true);
            chars.flip();
            if (result.isError()) {
                long lines = chars.chars().filter(it -> it == '\n').count() + 1;
                throw new BadFile(
                        "%s, line %d: this is not UTF-8 text; save the file as UTF-8.".formatted(path, lines));
            }
            return chars.length() > 0 && chars.charAt(0) == '\uFEFF' ? chars.slice(1, chars.length() - 1) : chars;
        } catch (CharacterCodingException e) {
            throw new BadFile(path + " is not UTF-8 text.", e);
        } catch (IOException e) {
            throw new BadFile(path + " cannot be read: give the path of a file that this user may read.", e);
        }
    }

    private char separator() {
        int end = 0;
        int[] seen = new int[3];
        while (end < text.length() && text.charAt(end) != '\n') {
            int kind = ",;\t".indexOf(text.charAt(end++));
            if (kind >= 0) {
                seen[kind]++;
            }
        }
        return seen[0] > 0 || seen[1] + seen[2] == 0 ? ',' : seen[1] >= seen[2] ? ';' : '\t';
    }

    List<String> header() {
        return List.copyOf(header);
    }

    /** Gives each record with the line on which it begins. */
    void records(BiConsumer<Integer, List<String>> reader) {
        List<String> values = new ArrayList<>();
        int begun = line;
        while (next(values)) {
            if (values.size() != 1 || !values.getFirst().isEmpty()) {
                if (values.size() != header.size()) {
                    throw new BadFile("%s, line %d: %d values stand here, the first line names %d columns."
                            .formatted(path, begun, values.size(), header.size()));
                }
                reader.accept(begun, List.copyOf(values));
            }
            begun = line;
        }
    }

    private boolean next(List<String> values) {
        values.clear();
        if (at >= text.length()) {
            return false;
        }
        do {
            skipBlanks();
            values.add(at < text.length() && text.charAt(at) == QUOTE ? quoted(values.size()) : bare());
        } while (endsValue());
        return true;
    }

    /** Whether another value of the same record follows. */
    private boolean endsValue() {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        if (c == '\n') {
            line++;
        }
        return c == separator;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private String bare() {
        int from = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        return text.subSequence(from, at).toString().strip();
    }

    private String quoted(int column) {
        int begun = line;
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\n') {
                line++;
            }
            if (c != QUOTE) {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == QUOTE) {
                value.append(QUOTE);
                at++;
            } else {
                expectEnd(column);
                return value.toString().strip();
            }
        }
        throw new BadFile("%s, line %d, column %s: the quotation mark that opens this value is never closed."
                .formatted(path, begun, name(column)));
    }

    private void expectEnd(int column) {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\r')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            throw new BadFile(
                    "%s, line %d, column %s: after the closing quotation mark a separator or the line's end was expected; "
                                    .formatted(path, line, name(column))
                            + "a quotation mark inside a value is written twice.");
        }
    }

    private String name(int column) {
        return column < header.size() ? "\"" + header.get(column) + "\"" : String.valueOf(column + 1);
    }
}
