package org.anydoor.platform.web;

import io.nayuki.qrcodegen.QrCode;

/**
 * A text as a square code, drawn here as one path so that no other site learns of it.
 *
 * @param size modules on a side, with the quiet zone of four on each
 */
public record QrDrawing(String path, int size) {
    private static final int QUIET = 4;

    public static QrDrawing of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrDrawing(path.toString(), code.size + 2 * QUIET);
    }
}
