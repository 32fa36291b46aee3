package org.anydoor.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes one condition at a time out of an expression as PostgreSQL prints it: every operand of an AND becomes true,
 * every operand of an OR becomes false, at every depth, in subqueries too; a condition that stands alone becomes true.
 */
final class Mutants {
    private Mutants() {}

    /** An expression with one condition taken out, and that condition. */
    record Mutant(String expression, String taken) {}

    static List<Mutant> of(String expression) {
        var mutants = new ArrayList<Mutant>();
        mutants.add(new Mutant("true", expression));
        for (Span group : groups(expression)) {
            List<Span> ands = operands(expression, group, "AND");
            List<Span> ors = operands(expression, group, "OR");
            if (ands.size() > 1) {
                ands.forEach(it -> mutants.add(replace(expression, it, "true")));
            } else if (ors.size() > 1) {
                ors.forEach(it -> mutants.add(replace(expression, it, "false")));
            }
        }
        for (Span where : loneWheres(expression)) {
            mutants.add(replace(expression, where, "true"));
        }
        return mutants;
    }

    private record Span(int from, int to) {}

    private static Mutant replace(String expression, Span span, String with) {
        return new Mutant(
                expression.substring(0, span.from()) + with + expression.substring(span.to()),
                expression.substring(span.from(), span.to()));
    }

    /** The insides of all parentheses, and the whole. */
    private static List<Span> groups(String text) {
        var groups = new ArrayList<Span>();
        groups.add(new Span(0, text.length()));
        var open = new ArrayList<Integer>();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'') {
                at = text.indexOf('\'', at + 1);
            } else if (c == '(') {
                open.add(at + 1);
            } else if (c == ')') {
                groups.add(new Span(open.removeLast(), at));
            }
        }
        return groups;
    }

    /** The operands of the word at the group's own depth; a subquery's inside is another group's. */
    private static List<Span> operands(String text, Span group, String word) {
        var operands = new ArrayList<Span>();
        String inside = text.substring(group.from(), group.to());
        if (inside.stripLeading().startsWith("SELECT")) {
            return operands;
        }
        int depth = 0;
        int from = group.from();
        for (int at = group.from(); at < group.to(); at++) {
            char c = text.charAt(at);
            if (c == '\'') {
                at = text.indexOf('\'', at + 1);
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && text.startsWith(" " + word + " ", at)) {
                operands.add(new Span(from, at));
                from = at + word.length() + 2;
            }
        }
        operands.add(new Span(from, group.to()));
        return operands;
    }

    /** Conditions after WHERE that are a single comparison. */
    private static List<Span> loneWheres(String text) {
        var lone = new ArrayList<Span>();
        for (int at = text.indexOf("WHERE ("); at >= 0; at = text.indexOf("WHERE (", at + 1)) {
            int from = at + "WHERE ".length();
            int to = close(text, from) + 1;
            Span inside = new Span(from + 1, to - 1);
            if (operands(text, inside, "AND").size() == 1
                    && operands(text, inside, "OR").size() == 1) {
                lone.add(new Span(from, to));
            }
        }
        return lone;
    }

    private static int close(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            if (text.charAt(at) == '(') {
                depth++;
            } else if (text.charAt(at) == ')' && --depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("unbalanced: " + text);
    }
}
