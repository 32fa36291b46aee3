package org.anydoor.platform.access.web;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/** What was sent while the page was locked, as its person knows it again. */
public record HeldView(UUID id, String path, MultiValueMap<String, String> fields, List<String> written) {
    private static final int LONG = 40;
    private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9_-]+");

    static HeldView of(HeldPosts.Held held) {
        List<String> written = held.fields().values().stream()
                .flatMap(List::stream)
                .filter(HeldView::isWriting)
                .toList();
        return new HeldView(held.id(), held.path(), held.fields(), written);
    }

    /** What a person would know again: no ids, no single words of a choice, nothing that the page carried sealed. */
    private static boolean isWriting(String value) {
        return value.strip().contains(" ")
                || value.length() > LONG && !SEALED.matcher(value).matches();
    }
}
