package org.anydoor.intake.poster.web;

import java.util.List;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.QrDrawing;
import org.jspecify.annotations.Nullable;

/**
 * A poster to print.
 *
 * @param address what is typed into a phone, without what a browser adds by itself
 * @param square the whole address for a camera
 * @param texts its words, once in each language
 * @param line a help line for whoever is in trouble themselves, if the directory has it
 */
public record PosterView(
        String place,
        String address,
        QrDrawing square,
        String code,
        List<Text> texts,
        @Nullable String line) {

    /** A place of the list, with the code that hangs there, if one does. */
    public record Row(
            String id, String name, String street, @Nullable String code) {}
}
