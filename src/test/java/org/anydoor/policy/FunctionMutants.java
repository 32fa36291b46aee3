package org.anydoor.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes one condition at a time out of the text of a function: what stands between WHERE, ON, AND, OR at one depth.
 * A conjunct becomes true, an alternative false.
 */
final class FunctionMutants {
    private static final Pattern WORD = Pattern.compile(
            "(?i)\\b(where|on(?! conflict)|and|or|join|group|order|then|when|else|return|(?<!distinct )from|select|case|end|if|begin|declare)\\b|[();]");

    private static final Pattern BODY = Pattern.compile("\\$function\\$|BEGIN ATOMIC|\nRETURN ");

    private FunctionMutants() {}

    static List<Mutants.Mutant> of(String text) {
        var mutants = new ArrayList<Mutants.Mutant>();
        List<MatchResult> words = WORD.matcher(text).results().toList();
        var body = BODY.matcher(text);
        int bodyFrom = body.find() ? body.start() : text.length();
        for (int i = 0; i < words.size(); i++) {
            MatchResult before = words.get(i);
            if (before.start() < bodyFrom) {
                continue;
            }
            int close = endOfOperand(words, i);
            if (close < 0) {
                continue;
            }
            MatchResult after = words.get(close);
            String from = lower(before);
            String to = lower(after);
            String taken = text.substring(before.end(), after.start());
            boolean alternative = from.equals("or") || to.equals("or");
            boolean condition = alternative || List.of("where", "on", "and").contains(from) || to.equals("and");
            if (condition && !taken.isBlank()) {
                mutants.add(new Mutants.Mutant(
                        text.substring(0, before.end())
                                + (alternative ? " false " : " true ")
                                + text.substring(after.start()),
                        taken.strip()));
            }
        }
        return mutants;
    }

    /** The word at the same depth that ends what begins after this word; parentheses within belong to the operand. */
    private static int endOfOperand(List<MatchResult> words, int start) {
        if (lower(words.get(start)).equals(")")) {
            return -1;
        }
        int depth = 0;
        for (int i = start + 1; i < words.size(); i++) {
            String word = lower(words.get(i));
            if (word.equals("(")) {
                depth++;
            } else if (word.equals(")")) {
                if (depth == 0) {
                    return i;
                }
                depth--;
            } else if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String lower(MatchResult word) {
        return word.group().toLowerCase(java.util.Locale.ROOT);
    }
}
