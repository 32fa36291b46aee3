package org.anydoor.platform.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a message needs besides {@code spring.mail.*}.
 *
 * @param baseUrl {@code ANYDOOR_BASE_URL}, the only thing that a message says; none: no mail
 * @param mail who it comes from
 */
@ConfigurationProperties("anydoor")
public record MailSettings(@Nullable URI baseUrl, @Nullable Sender mail) {
    /** The sender's address, {@code ANYDOOR_MAIL_FROM}. */
    public record Sender(@Nullable String from) {}

    /** The configured sender, or {@code anydoor@} and the host of the base URL. */
    public String from(URI base) {
        return mail != null && mail.from() != null ? mail.from() : "anydoor@" + base.getHost();
    }
}
