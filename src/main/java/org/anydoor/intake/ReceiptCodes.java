package org.anydoor.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.keys.MasterKey;
import org.springframework.stereotype.Component;

/**
 * Makes and reads receipt codes. Five of some 1,700 words carry 53 bits, fifteen digits and a check digit 50; guessing is
 * slowed besides. Input is taken with any case, spacing, hyphens and accents.
 */
@Component
public class ReceiptCodes {
    static final int WORDS = 5;
    static final int DIGITS = 16;
    private static final int LONGEST = 200;

    private final SecureRandom random = new SecureRandom();
    private final List<String> english = list("words_en.txt");
    private final List<String> spanish = list("words_es.txt");
    private final Set<String> known = java.util.stream.Stream.concat(english.stream(), spanish.stream())
            .map(ReceiptCodes::canonical)
            .collect(Collectors.toUnmodifiableSet());
    private final MasterKey master;

    ReceiptCodes(MasterKey master) {
        this.master = master;
    }

    /** How typed text looks before anything is looked up, so that a slip of the hand is no guess. */
    public sealed interface Reading {
        /** It could be a code. */
        record Code(String canonical) implements Reading {
            @Override
            public String toString() {
                return "Code";
            }
        }

        /** It cannot; {@code intake.receipt.<reasonKey>} says why: empty, words-count, words-unknown, digits-count, digits-check. */
        record Slip(String reasonKey) implements Reading {}
    }

    /** A digest of a code and the version of the key that made it. */
    record Digest(int version, byte[] bytes) {}

    /** A new code: words where the language has a list, else digits. */
    public ReceiptCode fresh(Language language) {
        return drawn(language, random::nextInt);
    }

    /** The code that one page makes in the place of another: the same page, sent twice, makes the same. */
    ReceiptCode of(Language language, String once) {
        byte[] text = ("new code: " + once).getBytes(StandardCharsets.UTF_8);
        var left = new AtomicReference<>(
                new BigInteger(1, master.digest(MasterKey.Purpose.RECEIPT, master.version(), text)));
        return drawn(
                language,
                bound -> left.getAndUpdate(it -> it.divide(BigInteger.valueOf(bound)))
                        .mod(BigInteger.valueOf(bound))
                        .intValueExact());
    }

    private ReceiptCode drawn(Language language, IntUnaryOperator draw) {
        return switch (language) {
            case EN -> words(english, draw);
            case ES -> words(spanish, draw);
            case HMN, SO -> digits(draw);
        };
    }

    private static ReceiptCode words(List<String> list, IntUnaryOperator draw) {
        return new ReceiptCode(IntStream.range(0, WORDS)
                .mapToObj(i -> list.get(draw.applyAsInt(list.size())))
                .toList());
    }

    private static ReceiptCode digits(IntUnaryOperator draw) {
        StringBuilder digits = new StringBuilder();
        for (int i = 1; i < DIGITS; i++) {
            digits.append(draw.applyAsInt(10));
        }
        digits.append(checkDigit(digits.toString()));
        return new ReceiptCode(IntStream.range(0, DIGITS / 4)
                .mapToObj(i -> digits.substring(4 * i, 4 * i + 4))
                .toList());
    }

    /** Reads what somebody typed. */
    public Reading read(String typed) {
        String text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        String canonical = canonical(text);
        if (canonical.isEmpty()) {
            return new Reading.Slip("empty");
        }
        return canonical.chars().allMatch(c -> c >= '0' && c <= '9')
                ? readDigits(canonical)
                : readWords(text, canonical);
    }

    private static Reading readDigits(String digits) {
        if (digits.length() != DIGITS) {
            return new Reading.Slip("digits-count");
        }
        boolean right = digits.charAt(DIGITS - 1) == checkDigit(digits.substring(0, DIGITS - 1));
        return right ? new Reading.Code(digits) : new Reading.Slip("digits-check");
    }

    private Reading readWords(String text, String canonical) {
        List<String> parts = Arrays.stream(text.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .map(ReceiptCodes::canonical)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.size() > 1 && parts.size() != WORDS) {
            return new Reading.Slip("words-count");
        }
        if (parts.size() == WORDS && !known.containsAll(parts)) {
            return new Reading.Slip("words-unknown");
        }
        return new Reading.Code(canonical);
    }

    /** What is stored: a keyed digest, so that a stolen database opens no conversation. */
    Digest digest(ReceiptCode code) {
        return digest(master.version(), canonical(code.text()));
    }

    /** The digests under which a code may be stored, newest key first. */
    List<Digest> digests(Reading.Code code) {
        return master.versions(MasterKey.Purpose.RECEIPT).stream()
                .map(version -> digest(version, code.canonical()))
                .toList();
    }

    private Digest digest(int version, String canonical) {
        byte[] text = canonical.getBytes(StandardCharsets.UTF_8);
        return new Digest(version, master.digest(MasterKey.Purpose.RECEIPT, version, text));
    }

    /** Letters and digits alone, lower case, without accents; digits of other scripts as ours. */
    static String canonical(String typed) {
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(point ->
                        kept.appendCodePoint(Character.isDigit(point) ? '0' + Character.digit(point, 10) : point));
        return kept.toString();
    }

    /** Luhn's check digit: finds every single wrong digit and nearly every swap of two neighbours. */
    private static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static List<String> list(String file) {
        try (InputStream in = Objects.requireNonNull(ReceiptCodes.class.getResourceAsStream("receipt/" + file))) {
            return new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
