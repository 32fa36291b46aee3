package org.anydoor.pledge.web;

import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.pledge.Publication;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What was told of closed quarters, for everybody and for machines. */
@Controller
class OpenMeasures {
    private final Publication publication;
    private final Text text;

    OpenMeasures(Publication publication, Messages messages) {
        this.publication = publication;
        this.text = messages.in(Language.EN);
    }

    @GetMapping("/open/measures.csv")
    ResponseEntity<byte[]> measures() {
        String file = new Csv<Publication.Told>()
                .column("measure", it -> it.measure().key())
                .column("name", it -> text.t(it.measure().key() + ".name"))
                .column(
                        "quarter",
                        it -> it.quarter().getYear() + "-Q" + (it.quarter().getMonthValue() + 2) / 3)
                .column("value", Publication.Told::dimension)
                .column("value_name", it -> it.measure().name(text, it.dimension()))
                .column("count", Publication.Told::count)
                .column("told_at", Publication.Told::at)
                .of(publication.all());
        return CsvAnswer.of("open-measures", file);
    }
}
