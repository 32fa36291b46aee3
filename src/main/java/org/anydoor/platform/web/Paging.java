package org.anydoor.platform.web;

import java.util.List;
import java.util.stream.IntStream;

/** Which page of a list is shown, for the pager; pages count from 1. */
public record Paging(int number, int pages) {
    public Paging {
        pages = Math.max(1, pages);
        number = Math.clamp(number, 1, pages);
    }

    /** For a list of {@code total} rows shown {@code size} at a time. */
    public static Paging of(int number, int size, long total) {
        return new Paging(number, Math.toIntExact(Math.min(100_000, (total + size - 1) / size)));
    }

    /** The number of a page as an address gives it; one that cannot be read asks for the first. */
    public static int asked(String typed) {
        return typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 1;
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < pages;
    }

    /** At most seven numbers around the present one. */
    public List<Integer> numbers() {
        int from = Math.clamp(number - 3, 1, Math.max(1, pages - 6));
        return IntStream.rangeClosed(from, Math.min(pages, from + 6)).boxed().toList();
    }
}
