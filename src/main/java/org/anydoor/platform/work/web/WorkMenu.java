package org.anydoor.platform.work.web;

import org.anydoor.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WorkMenu {
    @Bean
    NavEntry myWorkEntry() {
        return new NavEntry("platform.work.title", "/app", 0, null);
    }
}
