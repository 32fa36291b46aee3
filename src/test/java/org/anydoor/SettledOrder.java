package org.anydoor;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/**
 * Runs test classes by their {@link Order}, then by their name: each file system lists them its own way, and what passes on
 * one machine is to pass on every other.
 */
final class SettledOrder implements ClassOrderer {
    private static final Comparator<ClassDescriptor> SETTLED = Comparator.comparingInt(SettledOrder::order)
            .thenComparing(it -> it.getTestClass().getName());

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors().sort(SETTLED);
    }

    private static int order(ClassDescriptor test) {
        return test.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT);
    }
}
