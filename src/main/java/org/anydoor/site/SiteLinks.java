package org.anydoor.site;

import org.anydoor.site.home.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SiteLinks {

    /** Stands here because site may use directory, so directory cannot contribute to it. */
    @Bean
    HomeLink servicesLink() {
        return new HomeLink("directory.home.link", "/services", 10);
    }

    @Bean
    HomeLink whatNextLink() {
        return new HomeLink("site.link.what-next", "/what-next", 800);
    }

    @Bean
    HomeLink aboutLink() {
        return new HomeLink("site.link.about", "/about", 900);
    }
}
