package org.anydoor.platform.oncall;

import java.net.URI;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.mail.MailSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Calls by mail, or by the mail address that a phone company turns into a text message. */
@Component
class MailGateway implements Gateway {
    static final String NAME = "mail";

    private final ObjectProvider<JavaMailSender> sender;
    private final MailSettings settings;

    MailGateway(ObjectProvider<JavaMailSender> sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isReady() {
        return sender.getIfAvailable() != null && settings.baseUrl() != null;
    }

    @Override
    public void send(String address, Text words) throws Unsent {
        URI base = java.util.Objects.requireNonNull(settings.baseUrl());
        var message = new SimpleMailMessage();
        message.setFrom(settings.from(base));
        message.setTo(address);
        message.setSubject(words.t("platform.call.subject"));
        message.setText(words.t("platform.call.text", base.resolve("/app/calls")));
        try {
            sender.getObject().send(message);
        } catch (MailException refused) {
            throw new Unsent(refused);
        }
    }
}
