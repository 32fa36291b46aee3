package org.anydoor.platform.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The public chain: everybody may come, nothing is remembered, no cookie is set. {@link SameOrigin} stands for CSRF tokens. */
@Configuration(proxyBeanMethods = false)
class PublicSecurity {

    @Bean
    @Order(2)
    SecurityFilterChain publicPages(HttpSecurity http) {
        return http.securityMatcher(request -> !Pages.isStaff(request.getRequestURI()))
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }
}
