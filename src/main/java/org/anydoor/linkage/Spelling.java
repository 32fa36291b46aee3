package org.anydoor.linkage;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings a name to plain small letters, and to keys under which its usual other spellings fall together. */
final class Spelling {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´ʼ]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final String SOUNDS = "01230120022455012623010202";

    private Spelling() {}

    /** Small letters without marks, words parted by one space; empty if nothing is left. */
    static String plain(String raw) {
        String text = isPlain(raw) ? raw : unmarked(raw);
        return collapsed(text);
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ' ')) {
                return false;
            }
        }
        return true;
    }

    private static String unmarked(String raw) {
        String folded = MARKS.matcher(Normalizer.normalize(raw, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String letters = folded.replace("ß", "ss")
                .replace("ø", "o")
                .replace("đ", "d")
                .replace("ł", "l")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ı", "i");
        return BETWEEN.matcher(APOSTROPHES.matcher(letters).replaceAll("")).replaceAll(" ");
    }

    private static String collapsed(String text) {
        String stripped = text.strip();
        return stripped.contains("  ") ? stripped.replaceAll(" +", " ") : stripped;
    }

    /** Spanish and English habits: c as k or s, ph as f, y as i, doubled letters, silent endings. */
    static String western(String name) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char next = i + 1 < name.length() ? name.charAt(i + 1) : ' ';
            switch (name.charAt(i)) {
                case 'c' -> append(key, next == 'k' ? ' ' : next == 'e' || next == 'i' || next == 'y' ? 's' : 'k');
                case 'p' -> append(key, next == 'h' ? 'f' : 'p');
                case 'h' -> append(key, i == 0 ? 'h' : ' ');
                case 'y', 'j' -> append(key, name.charAt(i) == 'y' || i > 0 ? 'i' : 'j');
                case 'z' -> append(key, 's');
                case 'v' -> append(key, 'b');
                case 'q' -> append(key, 'k');
                case 'e' -> append(key, i == name.length() - 1 && i > 1 ? ' ' : 'e');
                default -> append(key, name.charAt(i));
            }
        }
        return key.toString();
    }

    /** Somali spelling and its English renderings: x as h, c unheard, kh, q and gh as k, dh as d, vowels by their group. */
    static String somali(String name) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean withH = i + 1 < name.length() && name.charAt(i + 1) == 'h';
            switch (c) {
                case 'c' -> append(key, withH ? 'j' : ' ');
                case 'x' -> append(key, 'h');
                case 'q' -> append(key, 'k');
                case 'k', 'd', 'g' -> {
                    append(key, c == 'g' && withH ? 'k' : c);
                    i += withH ? 1 : 0;
                }
                case 'y', 'i', 'e' -> append(key, 'i');
                case 'o', 'u', 'w' -> append(key, 'u');
                default -> append(key, c);
            }
        }
        return key.toString();
    }

    private static void append(StringBuilder key, char c) {
        if (c != ' ' && (key.isEmpty() || key.charAt(key.length() - 1) != c)) {
            key.append(c);
        }
    }

    /** First letter and up to four groups of consonants, for candidates alone. */
    static String sound(String name) {
        StringBuilder key = new StringBuilder();
        char last = ' ';
        for (int i = 0; i < name.length() && key.length() < 4; i++) {
            char c = name.charAt(i);
            char group = c >= 'a' && c <= 'z' ? SOUNDS.charAt(c - 'a') : c;
            if (key.isEmpty()) {
                key.append(first(c));
            } else if (group != '0' && group != last) {
                key.append(group);
            }
            last = group;
        }
        return key.toString();
    }

    private static char first(char c) {
        return switch (c) {
            case 'c', 'q' -> 'k';
            case 'x' -> 'h';
            case 'j' -> 'y';
            case 'z' -> 's';
            case 'f' -> 'p';
            default -> c;
        };
    }
}
