package org.anydoor.linkage;

import java.util.Arrays;
import java.util.List;

/** A name as its words; {@code joined} is the whole without spaces, for those who write Ka Ying and Kaying. */
record NameParts(NameToken[] tokens, NameToken joined) {

    static final int MOST = 8;

    static List<String> terms(String raw) {
        String plain = Spelling.plain(raw);
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" "));
    }

    static NameParts of(List<String> words, Frequencies frequencies) {
        NameToken[] tokens = words.stream()
                .limit(MOST)
                .map(word -> new NameToken(word, frequencies.share(word)))
                .toArray(NameToken[]::new);
        return new NameParts(tokens, tokens.length == 1 ? tokens[0] : joined(tokens));
    }

    private static NameToken joined(NameToken[] tokens) {
        StringBuilder text = new StringBuilder();
        double share = 1;
        for (NameToken token : tokens) {
            text.append(token.text);
            share *= token.share;
        }
        return new NameToken(text.toString(), share);
    }

    /** Pairs the words off, the closest first; always begun from the same side, so that the answer is symmetric. */
    Alignment alignedWith(NameParts other) {
        return Arrays.compare(texts(), other.texts()) <= 0
                ? Alignment.of(tokens, other.tokens)
                : Alignment.of(other.tokens, tokens);
    }

    boolean startsLike(NameParts other) {
        return joined.text.charAt(0) == other.joined.text.charAt(0);
    }

    private String[] texts() {
        String[] texts = new String[tokens.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = tokens[i].text;
        }
        return texts;
    }
}
