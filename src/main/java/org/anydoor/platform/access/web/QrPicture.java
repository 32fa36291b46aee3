package org.anydoor.platform.access.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.anydoor.platform.web.QrDrawing;
import org.bouncycastle.util.encoders.Base32;

/**
 * The second factor's secret for an authenticator app: as one drawn path, made here so that no other site learns it, and as
 * letters to type.
 *
 * @param size modules on a side, with the quiet zone of four on each
 */
public record QrPicture(String path, int size, String letters) {
    static QrPicture of(byte[] secret, String username) {
        String letters = Base32.toBase32String(secret);
        String account = URLEncoder.encode(username, StandardCharsets.UTF_8).replace("+", "%20");
        QrDrawing drawn = QrDrawing.of("otpauth://totp/Anydoor:" + account + "?secret=" + letters + "&issuer=Anydoor");
        return new QrPicture(
                drawn.path(), drawn.size(), letters.replaceAll("(.{4})", "$1 ").strip());
    }
}
