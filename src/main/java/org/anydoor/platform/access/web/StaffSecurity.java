package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.anydoor.platform.web.SignedOut;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** The staff chain: nobody passes unknown, every form carries a token, nothing of Spring's own pages is offered. */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain staffPages(HttpSecurity http, CsrfTokenRepository formTokens, LockFilter lock) {
        return http.securityMatcher(StaffPaths::isStaff)
                .authorizeHttpRequests(all -> all.requestMatchers(StaffPaths::isOpen)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens))
                .addFilterAfter(lock, CsrfFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(StaffSecurity::askWho)
                        .accessDeniedHandler(StaffSecurity::refuse))
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The lock is part of the chain alone. */
    @Bean
    FilterRegistrationBean<LockFilter> lockFilterOnlyInTheChain(LockFilter lock) {
        var registration = new FilterRegistrationBean<>(lock);
        registration.setEnabled(false);
        return registration;
    }

    /** Says that people are recognised by {@link SignInPages} alone, so that no default user is made. */
    @Bean
    UserDetailsService nobodyByDefault() {
        return name -> {
            throw new UsernameNotFoundException("people sign in on their page");
        };
    }

    private static void askWho(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        if (sentUnknown(request)) {
            refuse(request, response, null);
        } else {
            askWho(request, response);
        }
    }

    /** Whoever sends a form after their session ended is told that nothing was sent, and finds their words on that page. */
    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, @Nullable AccessDeniedException denied)
            throws IOException {
        if (sentUnknown(request)) {
            SignedOut.mark(request);
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** A locked page keeps what is sent, privileged notes excepted; pages with passwords show nothing of it. */
    private static boolean sentUnknown(HttpServletRequest request) {
        return !StaffPaths.isRead(request)
                && !StaffPaths.isOpen(request)
                && !StaffPaths.isSecret(request)
                && (StaffSession.member(request.getSession(false)).isEmpty()
                        || StaffPaths.isPrivileged(request) && StaffSession.wasLocked(request.getSession(false)));
    }

    static void askWho(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked =
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        boolean worthKeeping = StaffPaths.isRead(request) && !asked.equals("/app");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                StaffPaths.SIGN_IN + (worthKeeping ? "?to=" + URLEncoder.encode(asked, StandardCharsets.UTF_8) : ""));
    }
}
