package org.anydoor.intake.poster.web;

import java.util.List;
import org.anydoor.platform.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * A poster to print.
 *
 * @param address what is typed into a phone, without what a browser adds by itself
 * @param texts its words, once in each language
 */
public record PosterView(String place, String address, String code, List<Text> texts) {

    /** A place of the list, with the code that hangs there, if one does. */
    public record Row(
            String id, String name, String street, @Nullable String code) {}
}
