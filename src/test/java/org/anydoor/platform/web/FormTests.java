package org.anydoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

class FormTests {

    record Letter(
            @NotBlank(message = "platform.error.404.text") String saw,
            @Size(max = 5) String who,
            Integer age) {}

    @Controller
    static class Letters {
        @PostMapping(Language.PATH + "/letter")
        String send(Form form, @Valid Letter letter, BindingResult result) {
            return form.isWrong(result) ? "asked-again" : "sent";
        }
    }

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Letters())
            .setCustomArgumentResolvers(new PageArguments(pages()))
            .addInterceptors(new PageInterceptor(pages()))
            .build();

    private static Pages pages() {
        var beans = new StaticListableBeanFactory();
        return new Pages(
                Messages.load(ZoneId.of("America/Chicago"), InstantSource.system()),
                new Assets(),
                beans.getBeanProvider(SampleMark.class),
                beans.getBeanProvider(SignedIn.class),
                beans.getBeanProvider(NavEntry.class));
    }

    private MvcResult send(String language, String saw, String who, String age) throws Exception {
        return mvc.perform(post("/" + language + "/letter")
                        .param("saw", saw)
                        .param("who", who)
                        .param("age", age))
                .andReturn();
    }

    private static Form form(MvcResult answer) {
        return (Form) Objects.requireNonNull(shown(answer).getModel().get("form"));
    }

    private static ModelAndView shown(MvcResult answer) {
        return Objects.requireNonNull(answer.getModelAndView());
    }

    @Test
    void aSoundFormGoesOn() throws Exception {
        MvcResult answer = send("en", "a grey car", "Jay", "15");
        assertThat(shown(answer).getViewName()).isEqualTo("sent");
        assertThat(answer.getResponse().getStatus()).isEqualTo(200);
    }

    @Test
    void eachErrorStandsBesideItsFieldInTheReadersLanguage() throws Exception {
        MvcResult answer = send("so", " ", "too long", "17");
        assertThat(answer.getResponse().getStatus()).isEqualTo(422);
        assertThat(form(answer).errors())
                .containsExactly(
                        Map.entry("saw", "Boggu meel kale ayuu u guuray. Fadlan ka bilow bogga hore."),
                        Map.entry("who", "Kani aad buu u dheer yahay. Fadlan ha ka badin 5 xaraf."));
        assertThat(form(answer).describedBy("saw", "hint")).isEqualTo("saw-hint saw-error");
    }

    @Test
    void whatWasTypedIsKeptEvenWhenItCannotBeRead() throws Exception {
        Form form = form(send("es", "un auto", "Ana", "como 14"));
        assertThat(form.error("age")).isEqualTo("No pudimos leer esto. Hay que escribirlo de otra forma.");
        assertThat(form.value("age")).isEqualTo("como 14");
        assertThat(form.value("saw")).isEqualTo("un auto");
    }

    @Test
    void aMillionLettersAreAnsweredBesideTheField() throws Exception {
        Form form = form(send("en", "x", "y".repeat(1_000_000), "1"));
        assertThat(form.error("who")).isEqualTo("This is too long. Please use at most 5 letters.");
    }
}
