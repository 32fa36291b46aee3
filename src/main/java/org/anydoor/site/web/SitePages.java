package org.anydoor.site.web;

import java.util.Comparator;
import java.util.List;
import org.anydoor.directory.CrisisLine;
import org.anydoor.directory.CrisisLines;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.web.Page;
import org.anydoor.site.home.HomeLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that anybody may open before they have decided to say a word. */
@Controller
class SitePages {

    private final CrisisLines lines;
    private final List<HomeLink> links;

    SitePages(CrisisLines lines, ObjectProvider<HomeLink> links) {
        this.lines = lines;
        this.links =
                links.stream().sorted(Comparator.comparingInt(HomeLink::order)).toList();
    }

    @GetMapping(Language.PATH)
    String home(Page page, Model model) {
        List<CrisisLine> known = lines.publicLines();
        model.addAttribute("lines", LineView.forHome(known, page.text()));
        model.addAttribute("interpreter", LineView.interpreter(known, page.text()));
        model.addAttribute("links", links);
        return "site/home";
    }

    @GetMapping(Language.PATH + "/help")
    String help(Page page, Model model) {
        List<CrisisLine> known = lines.publicLines();
        model.addAttribute("lines", LineView.all(known, page.text()));
        model.addAttribute("checked", LineView.checked(known, page.text()));
        model.addAttribute("interpreter", LineView.interpreter(known, page.text()));
        return "site/help";
    }

    @GetMapping(Language.PATH + "/what-next")
    String whatNext(Page page, Model model) {
        model.addAttribute("childProtection", LineView.of("child-protection", lines.publicLines(), page.text()));
        return "site/whatNext";
    }

    @GetMapping(Language.PATH + "/about")
    String about() {
        return "site/about";
    }
}
