package org.anydoor.platform.access.web;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.encoders.Base32;

/**
 * The second factor's secret for an authenticator app: as one drawn path, made here so that no other site learns it, and as
 * letters to type.
 *
 * @param size modules on a side, with the quiet zone of four on each
 */
public record QrPicture(String path, int size, String letters) {
    private static final int QUIET = 4;

    static QrPicture of(byte[] secret, String username) {
        String letters = Base32.toBase32String(secret);
        String account = URLEncoder.encode(username, StandardCharsets.UTF_8).replace("+", "%20");
        QrCode code = QrCode.encodeText(
                "otpauth://totp/Anydoor:" + account + "?secret=" + letters + "&issuer=Anydoor", QrCode.Ecc.MEDIUM);
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
        return new QrPicture(
                path.toString(),
                code.size + 2 * QUIET,
                letters.replaceAll("(.{4})", "$1 ").strip());
    }
}
