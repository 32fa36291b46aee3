package org.anydoor.youth.requests.web;

import java.util.List;
import org.anydoor.youth.requests.Disagreements;

/**
 * One request.
 *
 * @param whom what the young person is called, or the number of their record for whoever may not know; nothing where none is named
 * @param held whether the record is held as a court's paper asks
 * @param copy whether the subject's copy can be taken out
 */
public record RequestView(
        RequestRow row,
        String whom,
        String youthPath,
        boolean held,
        boolean copy,
        List<Disagreements.Statement> statements) {}
