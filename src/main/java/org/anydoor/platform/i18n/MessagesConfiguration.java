package org.anydoor.platform.i18n;

import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {

    @Bean
    Messages messages(@Value("${anydoor.city-zone:America/Chicago}") ZoneId city, InstantSource now) {
        return Messages.load(city, now);
    }
}
