package org.anydoor.youth.release.web;

import java.time.LocalDate;
import java.util.List;

/**
 * A release as its recipient is told of it.
 *
 * @param closes the last day, or the day on which it was taken back
 * @param thread the record; nothing once it is closed
 */
public record ReceivedView(
        String path,
        String owner,
        List<String> items,
        LocalDate signedOn,
        LocalDate closes,
        boolean live,
        String thread) {}
