package org.anydoor.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * What every template knows of the request that it answers. A controller takes it as an argument if it needs it; the
 * template gets it as {@code page} either way.
 *
 * @param path the path without the language, such as {@code /help}; for staff the whole path
 * @param query the query string with its {@code ?}, or nothing
 * @param assets where the stylesheets of this build lie
 * @param menu the entries of the staff menu that this member may use
 */
public record Page(
        Text text,
        String path,
        String query,
        boolean sample,
        String assets,
        @Nullable PageMember member,
        List<NavEntry> menu,
        @Nullable Csrf csrf) {
    /** So many entries fit beside the name, the agency and the tools on a laptop. */
    private static final int MENU_ROW = 6;

    /** The hidden field of every staff form; public forms rely on Origin and Sec-Fetch-Site instead. */
    public record Csrf(String name, String token) {}

    public Language language() {
        return text.language();
    }

    public String lang() {
        return text.language().tag();
    }

    public String t(String key, Object... args) {
        return text.t(key, args);
    }

    /** {@code Fri 3 Jan, 23:40}, in the city's time. */
    public String when(Instant instant) {
        return text.when(instant);
    }

    public String whenAndAgo(Instant instant) {
        return text.whenAndAgo(instant);
    }

    /** A public path in the reader's language: {@code to("/help")} is {@code /so/help}. */
    public String to(String publicPath) {
        return in(text.language(), publicPath);
    }

    /** This page in another language, what was asked for included. */
    public String same(Language other) {
        return in(other, path) + query;
    }

    private static String in(Language language, String publicPath) {
        return "/" + language.tag() + (publicPath.equals("/") ? "" : publicPath);
    }

    public List<Language> languages() {
        return Arrays.asList(Language.values());
    }

    public String asset(String file) {
        return assets + "/" + file;
    }

    /** This page with one parameter of its address set anew; what else was filtered stays. */
    public String with(String name, Object value) {
        var kept = new ArrayList<String>();
        if (!query.isEmpty()) {
            for (String pair : query.substring(1).split("&")) {
                if (!pair.isEmpty() && !pair.equals(name) && !pair.startsWith(name + "=")) {
                    kept.add(pair);
                }
            }
        }
        kept.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        return "?" + String.join("&", kept);
    }

    /** What stands in the menu's row on a desk: all, if that is few, else what is used most. */
    public List<NavEntry> menuRow() {
        return menu.subList(0, inRow());
    }

    /** The rest, one press away. */
    public List<NavEntry> menuMore() {
        return menu.subList(inRow(), menu.size());
    }

    private int inRow() {
        return menu.size() <= MENU_ROW ? menu.size() : MENU_ROW - 1;
    }

    /** Where the key {@code g} and a letter lead: the first letter of the entry's last word, to whoever comes first in the menu. */
    public Map<Character, NavEntry> shortcuts() {
        var shortcuts = new LinkedHashMap<Character, NavEntry>();
        for (NavEntry entry : menu) {
            String label = t(entry.labelKey());
            char letter = Character.toLowerCase(label.charAt(label.lastIndexOf(' ') + 1));
            shortcuts.putIfAbsent(letter, entry);
        }
        return shortcuts;
    }

    /** Whether a menu entry leads to where the reader is, and no other entry leads closer. */
    public boolean isAt(NavEntry entry) {
        return leadsHere(entry)
                && menu.stream()
                        .filter(this::leadsHere)
                        .allMatch(it -> it.path().length() <= entry.path().length());
    }

    private boolean leadsHere(NavEntry entry) {
        return path.equals(entry.path()) || (!entry.path().equals("/app") && path.startsWith(entry.path() + "/"));
    }
}
