package org.anydoor.translations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which texts the program names. A literal that ends in a dot or a hyphen, or that names a group of texts and is none itself,
 * stands for every text that begins with it; what is added to it comes from data or from an enum.
 */
public final class KeyUse {

    private static final String KEY = "([a-z]+(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)+[.-]?)";
    private static final Pattern LITERAL = Pattern.compile("[\"']" + KEY + "[\"']");
    private static final Pattern ASKED =
            Pattern.compile("(?:\\bt\\(|NavEntry\\(|HomeLink\\(|refuse\\([^,;]+,|message = )\\s*\"" + KEY + "\"");

    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);

    private final Set<String> named = new TreeSet<>();
    private final Set<String> asked = new TreeSet<>();

    public static KeyUse in(Path sources) {
        var use = new KeyUse();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(it -> it.toString().matches(".*\\.(java|jte|sql)")).forEach(it -> use.add(read(it)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return use;
    }

    static KeyUse of(String source) {
        var use = new KeyUse();
        use.add(source);
        return use;
    }

    /** Texts that nothing names. */
    public List<String> unused(Set<String> keys) {
        return keys.stream().filter(it -> !isUsed(it, keys)).toList();
    }

    /** Names that no text has. */
    public List<String> unknown(Set<String> keys) {
        return asked.stream()
                .filter(name ->
                        isPrefix(name) ? keys.stream().noneMatch(it -> it.startsWith(name)) : !keys.contains(name))
                .toList();
    }

    private boolean isUsed(String key, Set<String> keys) {
        return named.contains(key)
                || named.stream().anyMatch(it -> key.startsWith(isPrefix(it) ? it : it + ".") && !keys.contains(it));
    }

    private static boolean isPrefix(String name) {
        return name.endsWith(".") || name.endsWith("-");
    }

    private void add(String commented) {
        String source = COMMENT.matcher(commented).replaceAll("");
        LITERAL.matcher(source).results().forEach(it -> named.add(it.group(1)));
        ASKED.matcher(source).results().forEach(it -> asked.add(it.group(1)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
