package org.anydoor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The strings of a Java file, text blocks and plain ones, those that are only added together as one; no comments. */
final class JavaStrings {
    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"(?<block>.*?)\"\"\"|\"(?<plain>(?:[^\"\\\\\\n]|\\\\.)*)\"|//[^\\n]*|/\\*.*?\\*/|'(?:[^'\\\\]|\\\\.)+'",
            Pattern.DOTALL);
    private static final Pattern ADDED = Pattern.compile("\\s*\\+\\s*");

    private JavaStrings() {}

    static List<String> of(String java) {
        var strings = new ArrayList<String>();
        int end = -1;
        for (MatchResult token : TOKEN.matcher(java).results().toList()) {
            String text = token.group("block") != null ? token.group("block") : token.group("plain");
            if (text != null) {
                boolean goesOn = end >= 0
                        && ADDED.matcher(java.substring(end, token.start())).matches();
                strings.add(goesOn ? strings.removeLast() + text : text);
                end = token.end();
            }
        }
        return strings;
    }
}
