package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Administration does not exist for anybody else; what is inside, row security decides once more. */
@Configuration(proxyBeanMethods = false)
class AdministrationDoor implements WebMvcConfigurer {
    private static final String OWN_AGENCY = "administration";
    private static final String EVERYBODY = "community";
    private static final String WATCH = "audit";
    private static final String INVENTORY = "/app/administration/inventory/**";

    @Bean
    static NavEntry administrationMenu() {
        return new NavEntry("platform.administration.title", "/app/administration", 90, OWN_AGENCY);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(needs(OWN_AGENCY))
                .addPathPatterns("/app/administration/**")
                .excludePathPatterns(INVENTORY);
        registry.addInterceptor(needs(OWN_AGENCY, WATCH)).addPathPatterns(INVENTORY);
        registry.addInterceptor(needs(EVERYBODY))
                .addPathPatterns(
                        "/app/administration/agencies/**",
                        "/app/administration/agreements/*/end",
                        "/app/administration/status");
    }

    static boolean has(HttpServletRequest request, String category) {
        return request.getAttribute(CallerFilter.ACTING) instanceof Members.Acting acting
                && acting.categories().contains(category);
    }

    static boolean isForEverybody(HttpServletRequest request) {
        return has(request, EVERYBODY);
    }

    private static HandlerInterceptor needs(String... anyOf) {
        return new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (Stream.of(anyOf).noneMatch(it -> has(request, it))) {
                    throw new NotFound();
                }
                return true;
            }
        };
    }
}
