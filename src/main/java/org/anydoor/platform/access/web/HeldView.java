package org.anydoor.platform.access.web;

import java.util.List;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/** What was sent while the page was locked, as its person knows it again. */
public record HeldView(UUID id, String path, MultiValueMap<String, String> fields, List<String> written) {
    static HeldView of(HeldPosts.Held held) {
        List<String> written = held.fields().values().stream()
                .flatMap(List::stream)
                .filter(HeldView::isWriting)
                .toList();
        return new HeldView(held.id(), held.path(), held.fields(), written);
    }

    /** What a person would know again: no ids, no single words of a choice. */
    private static boolean isWriting(String value) {
        return value.strip().contains(" ") || value.length() > 40;
    }
}
