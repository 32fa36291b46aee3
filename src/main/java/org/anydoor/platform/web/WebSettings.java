package org.anydoor.platform.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this deployment is reached and where quick exit leads.
 *
 * @param baseUrl {@code ANYDOOR_BASE_URL}: the one origin from which forms are taken; none: loopback only
 * @param leaveTo an everyday page of somebody else; the reader's own step, nothing is sent along
 */
@ConfigurationProperties("anydoor")
record WebSettings(
        @Nullable URI baseUrl,
        @DefaultValue("https://www.weather.gov/") URI leaveTo) {}
