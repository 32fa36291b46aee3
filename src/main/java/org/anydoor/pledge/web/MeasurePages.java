package org.anydoor.pledge.web;

import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.pledge.Measures;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How the city is doing, for staff: goal, measure, trend, what it means. */
@Controller
class MeasurePages {
    private final Measures measures;

    MeasurePages(Measures measures) {
        this.measures = measures;
    }

    @Bean
    static NavEntry measuresMenu() {
        return new NavEntry("pledge.menu", "/app/measures", 60, "measures");
    }

    @GetMapping("/app/measures")
    String list(Model model) {
        var list = measures.list();
        if (list.isEmpty()) {
            throw new NotFound();
        }
        model.addAttribute("measures", list.stream().map(MeasureView::of).toList());
        return "pledge/list";
    }

    /** All measures of one period on paper. */
    @GetMapping("/app/measures/report")
    String report(@RequestParam(defaultValue = "") String period, Model model) {
        var list = measures.list();
        if (list.isEmpty()) {
            throw new NotFound();
        }
        model.addAttribute(
                "report", MeasureReport.of(list.stream().map(MeasureView::of).toList(), period));
        return "pledge/report";
    }

    /** Every count of every measure that the pages show, a line each. */
    @GetMapping("/app/measures/csv")
    ResponseEntity<byte[]> csv(Page page) {
        var list = measures.export();
        if (list.isEmpty()) {
            throw new NotFound();
        }
        String file = new Csv<MeasureView.Line>()
                .column(page.t("pledge.csv.measure"), MeasureView.Line::measure)
                .column(page.t("pledge.measure.quarter"), MeasureView.Line::quarter)
                .column(page.t("pledge.csv.value"), MeasureView.Line::value)
                .column(page.t("pledge.csv.count"), MeasureView.Line::count)
                .of(list.stream()
                        .map(MeasureView::of)
                        .flatMap(it -> it.lines(page.text()).stream())
                        .toList());
        return CsvAnswer.of("measures", file);
    }

    @GetMapping("/app/measures/{key}")
    String measure(@PathVariable String key, Model model) {
        model.addAttribute("shown", measures.find(key).map(MeasureView::of).orElseThrow(NotFound::new));
        return "pledge/measure";
    }
}
