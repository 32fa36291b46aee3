package org.anydoor.care.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is sent: a name and a summary, nothing copied beside them; where it comes from stays with the sender. */
record ReferralForm(
        @NotBlank(message = "care.new.service.missing") String service,

        @NotBlank(message = "care.new.called.missing") @Size(max = 120)
        String called,

        @NotBlank(message = "care.new.summary.missing") @Size(max = 4000)
        String summary,

        @Nullable String basis,
        @Size(max = 200) @Nullable String law,
        @Nullable String concern,
        @Nullable String youth) {}
