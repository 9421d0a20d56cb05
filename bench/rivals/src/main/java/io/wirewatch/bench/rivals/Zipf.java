package io.wirewatch.bench.rivals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws actors, number i with a likelihood of 1 / (i + 1)^exponent to all others. */
final class Zipf {
    private final double[] upTo;

    Zipf(int actors, double exponent) {
        this.upTo = new double[actors];
        double sum = 0;
        for (int i = 0; i < actors; i++) {
            sum += 1 / Math.pow(i + 1, exponent);
            upTo[i] = sum;
        }
    }

    int draw(Random random) {
        int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return at < 0 ? -at - 1 : at;
    }

    /** So many different ones, in the order they were drawn. */
    int[] draw(Random random, int count) {
        return IntStream.generate(() -> draw(random)).distinct().limit(count).toArray();
    }
}
